using System.Text.Json.Serialization;

namespace Stripe;

/// <summary>The parameter <c>end_behavior</c> of <see cref="SubscriptionTrialSettingsOptions"/>.</summary>
public class SubscriptionTrialSettingsEndBehaviorOptions : INestedOptions
{
    [JsonPropertyName("missing_payment_method")]
    public string MissingPaymentMethod { get; set; }
}
