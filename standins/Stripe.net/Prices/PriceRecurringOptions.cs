using System.Text.Json.Serialization;

namespace Stripe;

/// <summary>The parameter <c>recurring</c> of <see cref="PriceCreateOptions"/>.</summary>
public class PriceRecurringOptions : INestedOptions
{
    [JsonPropertyName("interval")]
    public string Interval { get; set; }

    [JsonPropertyName("interval_count")]
    public long? IntervalCount { get; set; }

    [JsonPropertyName("meter")]
    public string Meter { get; set; }

    [JsonPropertyName("trial_period_days")]
    public long? TrialPeriodDays { get; set; }

    [JsonPropertyName("usage_type")]
    public string UsageType { get; set; }
}
