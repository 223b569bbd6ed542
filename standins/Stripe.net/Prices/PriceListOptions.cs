using System.Text.Json.Serialization;

namespace Stripe;

/// <summary>The parameters of <c>GET /v1/prices</c>.</summary>
public class PriceListOptions : ListOptions
{
    [JsonPropertyName("active")]
    public bool? Active { get; set; }

    [JsonPropertyName("created")]
    public AnyOf<DateTime?, DateRangeOptions> Created { get; set; }

    [JsonPropertyName("currency")]
    public string Currency { get; set; }

    [JsonPropertyName("lookup_keys")]
    public List<string> LookupKeys { get; set; }

    [JsonPropertyName("product")]
    public string Product { get; set; }

    [JsonPropertyName("recurring")]
    public PriceRecurringListOptions Recurring { get; set; }

    [JsonPropertyName("type")]
    public string Type { get; set; }
}
