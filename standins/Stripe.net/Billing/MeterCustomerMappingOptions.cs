using System.Text.Json.Serialization;

namespace Stripe.Billing;

/// <summary>The parameter <c>customer_mapping</c> of <see cref="MeterCreateOptions"/>.</summary>
public class MeterCustomerMappingOptions : INestedOptions
{
    [JsonPropertyName("event_payload_key")]
    public string EventPayloadKey { get; set; }

    [JsonPropertyName("type")]
    public string Type { get; set; }
}
