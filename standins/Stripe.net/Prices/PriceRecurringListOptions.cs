using System.Text.Json.Serialization;

namespace Stripe;

/// <summary>The parameter <c>recurring</c> of <see cref="PriceListOptions"/>.</summary>
public class PriceRecurringListOptions : INestedOptions
{
    [JsonPropertyName("interval")]
    public string Interval { get; set; }

    [JsonPropertyName("meter")]
    public string Meter { get; set; }

    [JsonPropertyName("usage_type")]
    public string UsageType { get; set; }
}
