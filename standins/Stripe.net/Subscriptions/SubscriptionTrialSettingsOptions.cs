using System.Text.Json.Serialization;

namespace Stripe;

/// <summary>The parameter <c>trial_settings</c> of <see cref="SubscriptionCreateOptions"/>.</summary>
public class SubscriptionTrialSettingsOptions : INestedOptions
{
    [JsonPropertyName("end_behavior")]
    public SubscriptionTrialSettingsEndBehaviorOptions EndBehavior { get; set; }
}
