using System.Text.Json.Serialization;

namespace Stripe;

/// <summary>The parameter <c>transform_quantity</c> of <see cref="PriceCreateOptions"/>.</summary>
public class PriceTransformQuantityOptions : INestedOptions
{
    [JsonPropertyName("divide_by")]
    public long? DivideBy { get; set; }

    [JsonPropertyName("round")]
    public string Round { get; set; }
}
