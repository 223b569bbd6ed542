using System.Text.Json.Serialization;

namespace Stripe;

/// <summary>The parameters of <c>POST /v1/subscriptions/{id}/resume</c>.</summary>
public class SubscriptionResumeOptions : BaseOptions
{
    [JsonPropertyName("billing_cycle_anchor")]
    public SubscriptionBillingCycleAnchor BillingCycleAnchor { get; set; }

    [JsonPropertyName("proration_behavior")]
    public string ProrationBehavior { get; set; }

    [JsonPropertyName("proration_date")]
    public DateTime? ProrationDate { get; set; }
}
