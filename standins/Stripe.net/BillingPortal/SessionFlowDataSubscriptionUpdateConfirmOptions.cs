using System.Text.Json.Serialization;

namespace Stripe.BillingPortal;

/// <summary>The parameter <c>subscription_update_confirm</c> of <see cref="SessionFlowDataOptions"/>.</summary>
public class SessionFlowDataSubscriptionUpdateConfirmOptions : INestedOptions
{
    [JsonPropertyName("items")]
    public List<SessionFlowDataSubscriptionUpdateConfirmItemOptions> Items { get; set; }

    [JsonPropertyName("subscription")]
    public string Subscription { get; set; }
}
