using System.Text.Json.Serialization;

namespace Stripe.Checkout;

/// <summary>The parameter <c>subscription_data</c> of <see cref="SessionCreateOptions"/>.</summary>
public class SessionSubscriptionDataOptions : INestedOptions, IHasMetadata
{
    [JsonPropertyName("billing_cycle_anchor")]
    public DateTime? BillingCycleAnchor { get; set; }

    [JsonPropertyName("billing_mode")]
    public SessionSubscriptionDataBillingModeOptions BillingMode { get; set; }

    [JsonPropertyName("description")]
    public string Description { get; set; }

    [JsonPropertyName("metadata")]
    public Dictionary<string, string> Metadata { get; set; }

    [JsonPropertyName("proration_behavior")]
    public string ProrationBehavior { get; set; }

    [JsonPropertyName("trial_end")]
    public DateTime? TrialEnd { get; set; }

    [JsonPropertyName("trial_period_days")]
    public long? TrialPeriodDays { get; set; }

    [JsonPropertyName("trial_settings")]
    public SessionSubscriptionDataTrialSettingsOptions TrialSettings { get; set; }
}
