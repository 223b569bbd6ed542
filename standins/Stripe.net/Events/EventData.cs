using System.Text.Json.Serialization;

namespace Stripe;

/// <summary>
/// What an event is about. Its JSON, with <c>previous_attributes</c>, is part of the event's
/// <see cref="StripeEntity.RawJsonElement"/>.
/// </summary>
public class EventData : StripeEntity<EventData>
{
    /// <summary>The object as it was then; null when its class is unknown.</summary>
    [JsonPropertyName("object")]
    public IHasObject Object { get; set; }

    private protected override bool KeepsJson => false;
}
