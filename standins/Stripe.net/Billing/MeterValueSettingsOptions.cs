using System.Text.Json.Serialization;

namespace Stripe.Billing;

/// <summary>The parameter <c>value_settings</c> of <see cref="MeterCreateOptions"/>.</summary>
public class MeterValueSettingsOptions : INestedOptions
{
    [JsonPropertyName("event_payload_key")]
    public string EventPayloadKey { get; set; }
}
