using System.Text.Json.Serialization;

namespace Stripe;

/// <summary>The parameters of <c>GET /v1/products</c>.</summary>
public class ProductListOptions : ListOptions
{
    [JsonPropertyName("active")]
    public bool? Active { get; set; }

    [JsonPropertyName("created")]
    public AnyOf<DateTime?, DateRangeOptions> Created { get; set; }

    [JsonPropertyName("ids")]
    public List<string> Ids { get; set; }

    [JsonPropertyName("url")]
    public string Url { get; set; }
}
