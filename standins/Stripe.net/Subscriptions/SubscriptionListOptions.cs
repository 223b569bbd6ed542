using System.Text.Json.Serialization;

namespace Stripe;

/// <summary>The parameters of <c>GET /v1/subscriptions</c>.</summary>
public class SubscriptionListOptions : ListOptions
{
    [JsonPropertyName("collection_method")]
    public string CollectionMethod { get; set; }

    [JsonPropertyName("created")]
    public AnyOf<DateTime?, DateRangeOptions> Created { get; set; }

    [JsonPropertyName("current_period_end")]
    public AnyOf<DateTime?, DateRangeOptions> CurrentPeriodEnd { get; set; }

    [JsonPropertyName("current_period_start")]
    public AnyOf<DateTime?, DateRangeOptions> CurrentPeriodStart { get; set; }

    [JsonPropertyName("customer")]
    public string Customer { get; set; }

    [JsonPropertyName("price")]
    public string Price { get; set; }

    [JsonPropertyName("status")]
    public string Status { get; set; }

    [JsonPropertyName("test_clock")]
    public string TestClock { get; set; }
}
