using System.Text.Json.Serialization;

namespace Stripe.Billing;

/// <summary>The field <c>customer_mapping</c> of <see cref="Meter"/>.</summary>
public class MeterCustomerMapping : StripeEntity<MeterCustomerMapping>
{
    [JsonPropertyName("event_payload_key")]
    public string EventPayloadKey { get; set; }

    [JsonPropertyName("type")]
    public string Type { get; set; }
}
