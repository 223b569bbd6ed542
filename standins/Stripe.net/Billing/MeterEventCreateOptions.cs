using System.Text.Json.Serialization;

namespace Stripe.Billing;

/// <summary>The parameters of <c>POST /v1/billing/meter_events</c>.</summary>
public class MeterEventCreateOptions : BaseOptions
{
    [JsonPropertyName("event_name")]
    public string EventName { get; set; }

    [JsonPropertyName("identifier")]
    public string Identifier { get; set; }

    [JsonPropertyName("payload")]
    public Dictionary<string, string> Payload { get; set; }

    [JsonPropertyName("timestamp")]
    public DateTime? Timestamp { get; set; }
}
