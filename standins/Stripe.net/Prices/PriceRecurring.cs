using System.Text.Json.Serialization;

namespace Stripe;

/// <summary>The field <c>recurring</c> of <see cref="Price"/>.</summary>
public class PriceRecurring : StripeEntity<PriceRecurring>
{
    [JsonPropertyName("interval")]
    public string Interval { get; set; }

    [JsonPropertyName("interval_count")]
    public long IntervalCount { get; set; }

    [JsonPropertyName("meter")]
    public string Meter { get; set; }

    [JsonPropertyName("trial_period_days")]
    public long? TrialPeriodDays { get; set; }

    [JsonPropertyName("usage_type")]
    public string UsageType { get; set; }
}
