using System.Text.Json.Serialization;

namespace Stripe;

/// <summary>The parameter <c>pause_collection</c> of <see cref="SubscriptionUpdateOptions"/>.</summary>
public class SubscriptionPauseCollectionOptions : INestedOptions
{
    [JsonPropertyName("behavior")]
    public string Behavior { get; set; }

    [JsonPropertyName("resumes_at")]
    public DateTime? ResumesAt { get; set; }
}
