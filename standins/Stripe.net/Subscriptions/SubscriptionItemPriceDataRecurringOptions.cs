using System.Text.Json.Serialization;

namespace Stripe;

/// <summary>The parameter <c>recurring</c> of <see cref="SubscriptionItemPriceDataOptions"/>.</summary>
public class SubscriptionItemPriceDataRecurringOptions : INestedOptions
{
    [JsonPropertyName("interval")]
    public string Interval { get; set; }

    [JsonPropertyName("interval_count")]
    public long? IntervalCount { get; set; }
}
