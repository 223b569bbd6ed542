using System.Text.Json.Serialization;

namespace Stripe.Billing;

/// <summary>Stripe's object <c>billing.meter</c>.</summary>
public class Meter : StripeEntity<Meter>, IHasId, IHasObject
{
    [JsonPropertyName("id")]
    public string Id { get; set; }

    [JsonPropertyName("object")]
    public string Object { get; set; }

    [JsonPropertyName("created")]
    public DateTime Created { get; set; } = DateTime.UnixEpoch;

    [JsonPropertyName("customer_mapping")]
    public MeterCustomerMapping CustomerMapping { get; set; }

    [JsonPropertyName("default_aggregation")]
    public MeterDefaultAggregation DefaultAggregation { get; set; }

    [JsonPropertyName("display_name")]
    public string DisplayName { get; set; }

    [JsonPropertyName("event_name")]
    public string EventName { get; set; }

    [JsonPropertyName("event_time_window")]
    public string EventTimeWindow { get; set; }

    [JsonPropertyName("livemode")]
    public bool Livemode { get; set; }

    [JsonPropertyName("status")]
    public string Status { get; set; }

    [JsonPropertyName("status_transitions")]
    public MeterStatusTransitions StatusTransitions { get; set; }

    [JsonPropertyName("updated")]
    public DateTime Updated { get; set; } = DateTime.UnixEpoch;

    [JsonPropertyName("value_settings")]
    public MeterValueSettings ValueSettings { get; set; }
}
