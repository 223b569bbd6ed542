using System.Text.Json.Serialization;

namespace Stripe;

/// <summary>The field <c>end_behavior</c> of <see cref="SubscriptionTrialSettings"/>.</summary>
public class SubscriptionTrialSettingsEndBehavior : StripeEntity<SubscriptionTrialSettingsEndBehavior>
{
    [JsonPropertyName("missing_payment_method")]
    public string MissingPaymentMethod { get; set; }
}
