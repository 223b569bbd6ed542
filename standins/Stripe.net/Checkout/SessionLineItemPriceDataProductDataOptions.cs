using System.Text.Json.Serialization;

namespace Stripe.Checkout;

/// <summary>The parameter <c>product_data</c> of <see cref="SessionLineItemPriceDataOptions"/>.</summary>
public class SessionLineItemPriceDataProductDataOptions : INestedOptions, IHasMetadata
{
    [JsonPropertyName("description")]
    public string Description { get; set; }

    [JsonPropertyName("images")]
    public List<string> Images { get; set; }

    [JsonPropertyName("metadata")]
    public Dictionary<string, string> Metadata { get; set; }

    [JsonPropertyName("name")]
    public string Name { get; set; }

    [JsonPropertyName("unit_label")]
    public string UnitLabel { get; set; }
}
