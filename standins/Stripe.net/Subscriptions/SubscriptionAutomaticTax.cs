using System.Text.Json.Serialization;

namespace Stripe;

/// <summary>The field <c>automatic_tax</c> of <see cref="Subscription"/>.</summary>
public class SubscriptionAutomaticTax : StripeEntity<SubscriptionAutomaticTax>
{
    [JsonPropertyName("disabled_reason")]
    public string DisabledReason { get; set; }

    [JsonPropertyName("enabled")]
    public bool Enabled { get; set; }
}
