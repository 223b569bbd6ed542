using System.Text.Json.Serialization;

namespace Stripe.Billing;

/// <summary>Stripe's object <c>billing.meter_event_adjustment</c>.</summary>
public class MeterEventAdjustment : StripeEntity<MeterEventAdjustment>, IHasObject
{
    [JsonPropertyName("object")]
    public string Object { get; set; }

    [JsonPropertyName("cancel")]
    public MeterEventAdjustmentCancel Cancel { get; set; }

    [JsonPropertyName("event_name")]
    public string EventName { get; set; }

    [JsonPropertyName("livemode")]
    public bool Livemode { get; set; }

    [JsonPropertyName("status")]
    public string Status { get; set; }

    [JsonPropertyName("type")]
    public string Type { get; set; }
}
