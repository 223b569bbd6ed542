using System.Text.Json.Serialization;

namespace Stripe.Billing;

/// <summary>Stripe's object <c>billing.meter_event</c>.</summary>
public class MeterEvent : StripeEntity<MeterEvent>, IHasObject
{
    [JsonPropertyName("object")]
    public string Object { get; set; }

    [JsonPropertyName("created")]
    public DateTime Created { get; set; } = DateTime.UnixEpoch;

    [JsonPropertyName("event_name")]
    public string EventName { get; set; }

    [JsonPropertyName("identifier")]
    public string Identifier { get; set; }

    [JsonPropertyName("livemode")]
    public bool Livemode { get; set; }

    [JsonPropertyName("payload")]
    public Dictionary<string, string> Payload { get; set; }

    [JsonPropertyName("timestamp")]
    public DateTime Timestamp { get; set; } = DateTime.UnixEpoch;
}
