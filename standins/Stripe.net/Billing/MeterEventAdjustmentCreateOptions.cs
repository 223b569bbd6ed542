using System.Text.Json.Serialization;

namespace Stripe.Billing;

/// <summary>The parameters of <c>POST /v1/billing/meter_event_adjustments</c>.</summary>
public class MeterEventAdjustmentCreateOptions : BaseOptions
{
    [JsonPropertyName("cancel")]
    public MeterEventAdjustmentCancelOptions Cancel { get; set; }

    [JsonPropertyName("event_name")]
    public string EventName { get; set; }

    [JsonPropertyName("type")]
    public string Type { get; set; }
}
