using System.Text.Json.Serialization;

namespace Stripe;

/// <summary>The field <c>request</c> of <see cref="Event"/>.</summary>
public class EventRequest : StripeEntity<EventRequest>, IHasId
{
    [JsonPropertyName("id")]
    public string Id { get; set; }

    [JsonPropertyName("idempotency_key")]
    public string IdempotencyKey { get; set; }
}
