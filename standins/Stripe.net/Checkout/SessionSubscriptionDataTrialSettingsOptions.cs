using System.Text.Json.Serialization;

namespace Stripe.Checkout;

/// <summary>The parameter <c>trial_settings</c> of <see cref="SessionSubscriptionDataOptions"/>.</summary>
public class SessionSubscriptionDataTrialSettingsOptions : INestedOptions
{
    [JsonPropertyName("end_behavior")]
    public SessionSubscriptionDataTrialSettingsEndBehaviorOptions EndBehavior { get; set; }
}
