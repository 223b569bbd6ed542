using System.Text.Json.Serialization;

namespace Stripe.BillingPortal;

/// <summary>The parameter <c>subscription_cancel</c> of <see cref="SessionFlowDataOptions"/>.</summary>
public class SessionFlowDataSubscriptionCancelOptions : INestedOptions
{
    [JsonPropertyName("subscription")]
    public string Subscription { get; set; }
}
