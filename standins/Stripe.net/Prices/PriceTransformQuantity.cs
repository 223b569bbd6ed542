using System.Text.Json.Serialization;

namespace Stripe;

/// <summary>The field <c>transform_quantity</c> of <see cref="Price"/>.</summary>
public class PriceTransformQuantity : StripeEntity<PriceTransformQuantity>
{
    [JsonPropertyName("divide_by")]
    public long DivideBy { get; set; }

    [JsonPropertyName("round")]
    public string Round { get; set; }
}
