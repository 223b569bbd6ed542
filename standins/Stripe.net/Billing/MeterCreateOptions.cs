using System.Text.Json.Serialization;

namespace Stripe.Billing;

/// <summary>The parameters of <c>POST /v1/billing/meters</c>.</summary>
public class MeterCreateOptions : BaseOptions
{
    [JsonPropertyName("customer_mapping")]
    public MeterCustomerMappingOptions CustomerMapping { get; set; }

    [JsonPropertyName("default_aggregation")]
    public MeterDefaultAggregationOptions DefaultAggregation { get; set; }

    [JsonPropertyName("display_name")]
    public string DisplayName { get; set; }

    [JsonPropertyName("event_name")]
    public string EventName { get; set; }

    [JsonPropertyName("event_time_window")]
    public string EventTimeWindow { get; set; }

    [JsonPropertyName("value_settings")]
    public MeterValueSettingsOptions ValueSettings { get; set; }
}
