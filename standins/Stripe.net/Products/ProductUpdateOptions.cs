using System.Text.Json.Serialization;

namespace Stripe;

/// <summary>The parameters of <c>POST /v1/products/{id}</c>.</summary>
public class ProductUpdateOptions : BaseOptions, IHasMetadata
{
    [JsonPropertyName("active")]
    public bool? Active { get; set; }

    [JsonPropertyName("default_price")]
    public string DefaultPrice { get; set; }

    [JsonPropertyName("description")]
    public string Description { get; set => field = Cleared.Note(value); }

    [JsonPropertyName("images")]
    public List<string> Images { get; set => field = Cleared.Note(value); }

    [JsonPropertyName("metadata")]
    public Dictionary<string, string> Metadata { get; set => field = Cleared.Note(value); }

    [JsonPropertyName("name")]
    public string Name { get; set; }

    [JsonPropertyName("unit_label")]
    public string UnitLabel { get; set => field = Cleared.Note(value); }

    [JsonPropertyName("url")]
    public string Url { get; set => field = Cleared.Note(value); }
}
