using System.Text.Json.Serialization;

namespace Stripe;

/// <summary>The parameter <c>cancellation_details</c> of <see cref="SubscriptionUpdateOptions"/>.</summary>
public class SubscriptionCancellationDetailsOptions : INestedOptions, IClearsFields
{
    ClearedFields IClearsFields.Cleared => Cleared;

    internal ClearedFields Cleared { get; } = new();

    [JsonPropertyName("comment")]
    public string Comment { get; set => field = Cleared.Note(value); }

    [JsonPropertyName("feedback")]
    public string Feedback { get; set => field = Cleared.Note(value); }
}
