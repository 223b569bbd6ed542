using System.Text.Json.Serialization;

namespace Stripe;

/// <summary>The field <c>billing_mode</c> of <see cref="Subscription"/>.</summary>
public class SubscriptionBillingMode : StripeEntity<SubscriptionBillingMode>
{
    [JsonPropertyName("type")]
    public string Type { get; set; }

    [JsonPropertyName("updated_at")]
    public DateTime UpdatedAt { get; set; } = DateTime.UnixEpoch;
}
