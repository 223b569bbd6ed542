using System.Text.Json.Serialization;

namespace Stripe;

/// <summary>The field <c>pause_collection</c> of <see cref="Subscription"/>.</summary>
public class SubscriptionPauseCollection : StripeEntity<SubscriptionPauseCollection>
{
    [JsonPropertyName("behavior")]
    public string Behavior { get; set; }

    [JsonPropertyName("resumes_at")]
    public DateTime? ResumesAt { get; set; }
}
