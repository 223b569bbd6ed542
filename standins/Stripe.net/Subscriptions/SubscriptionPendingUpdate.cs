using System.Text.Json.Serialization;

namespace Stripe;

/// <summary>The field <c>pending_update</c> of <see cref="Subscription"/>.</summary>
public class SubscriptionPendingUpdate : StripeEntity<SubscriptionPendingUpdate>, IHasMetadata
{
    [JsonPropertyName("billing_cycle_anchor")]
    public DateTime? BillingCycleAnchor { get; set; }

    [JsonPropertyName("expires_at")]
    public DateTime ExpiresAt { get; set; } = DateTime.UnixEpoch;

    [JsonPropertyName("metadata")]
    public Dictionary<string, string> Metadata { get; set; }

    [JsonPropertyName("subscription_items")]
    public List<SubscriptionItem> SubscriptionItems { get; set; }

    [JsonPropertyName("trial_end")]
    public DateTime? TrialEnd { get; set; }
}
