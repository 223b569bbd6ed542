using System.Text.Json.Serialization;

namespace Stripe.Billing;

/// <summary>The field <c>value_settings</c> of <see cref="Meter"/>.</summary>
public class MeterValueSettings : StripeEntity<MeterValueSettings>
{
    [JsonPropertyName("event_payload_key")]
    public string EventPayloadKey { get; set; }
}
