using System.Text.Json.Serialization;

namespace Stripe.Checkout;

/// <summary>The parameter <c>end_behavior</c> of <see cref="SessionSubscriptionDataTrialSettingsOptions"/>.</summary>
public class SessionSubscriptionDataTrialSettingsEndBehaviorOptions : INestedOptions
{
    [JsonPropertyName("missing_payment_method")]
    public string MissingPaymentMethod { get; set; }
}
