using System.Text.Json.Serialization;

namespace Stripe;

/// <summary>The parameters of <c>POST /v1/products</c>.</summary>
public class ProductCreateOptions : BaseOptions, IHasId, IHasMetadata
{
    [JsonPropertyName("active")]
    public bool? Active { get; set; }

    [JsonPropertyName("default_price_data")]
    public ProductDefaultPriceDataOptions DefaultPriceData { get; set; }

    [JsonPropertyName("description")]
    public string Description { get; set; }

    [JsonPropertyName("id")]
    public string Id { get; set; }

    [JsonPropertyName("images")]
    public List<string> Images { get; set; }

    [JsonPropertyName("metadata")]
    public Dictionary<string, string> Metadata { get; set; }

    [JsonPropertyName("name")]
    public string Name { get; set; }

    [JsonPropertyName("unit_label")]
    public string UnitLabel { get; set; }

    [JsonPropertyName("url")]
    public string Url { get; set; }
}
