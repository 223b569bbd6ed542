using System.Text.Json.Serialization;

namespace Stripe;

/// <summary>The parameter <c>product_data</c> of <see cref="PriceCreateOptions"/>.</summary>
public class PriceProductDataOptions : INestedOptions, IHasId, IHasMetadata
{
    [JsonPropertyName("active")]
    public bool? Active { get; set; }

    [JsonPropertyName("id")]
    public string Id { get; set; }

    [JsonPropertyName("metadata")]
    public Dictionary<string, string> Metadata { get; set; }

    [JsonPropertyName("name")]
    public string Name { get; set; }

    [JsonPropertyName("statement_descriptor")]
    public string StatementDescriptor { get; set; }

    [JsonPropertyName("tax_code")]
    public string TaxCode { get; set; }

    [JsonPropertyName("unit_label")]
    public string UnitLabel { get; set; }
}
