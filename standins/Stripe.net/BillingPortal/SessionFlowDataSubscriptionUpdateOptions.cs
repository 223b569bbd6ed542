using System.Text.Json.Serialization;

namespace Stripe.BillingPortal;

/// <summary>The parameter <c>subscription_update</c> of <see cref="SessionFlowDataOptions"/>.</summary>
public class SessionFlowDataSubscriptionUpdateOptions : INestedOptions
{
    [JsonPropertyName("subscription")]
    public string Subscription { get; set; }
}
