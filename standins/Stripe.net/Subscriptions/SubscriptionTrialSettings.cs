using System.Text.Json.Serialization;

namespace Stripe;

/// <summary>The field <c>trial_settings</c> of <see cref="Subscription"/>.</summary>
public class SubscriptionTrialSettings : StripeEntity<SubscriptionTrialSettings>
{
    [JsonPropertyName("end_behavior")]
    public SubscriptionTrialSettingsEndBehavior EndBehavior { get; set; }
}
