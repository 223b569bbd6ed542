using System.Text.Json.Serialization;

namespace Stripe.Billing;

/// <summary>Stripe's object <c>billing.meter_event_summary</c>.</summary>
public class MeterEventSummary : StripeEntity<MeterEventSummary>, IHasId, IHasObject
{
    [JsonPropertyName("id")]
    public string Id { get; set; }

    [JsonPropertyName("object")]
    public string Object { get; set; }

    [JsonPropertyName("aggregated_value")]
    public decimal AggregatedValue { get; set; }

    [JsonPropertyName("end_time")]
    public DateTime EndTime { get; set; } = DateTime.UnixEpoch;

    [JsonPropertyName("livemode")]
    public bool Livemode { get; set; }

    [JsonPropertyName("meter")]
    public string Meter { get; set; }

    [JsonPropertyName("start_time")]
    public DateTime StartTime { get; set; } = DateTime.UnixEpoch;
}
