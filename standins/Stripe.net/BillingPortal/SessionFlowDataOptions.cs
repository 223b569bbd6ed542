using System.Text.Json.Serialization;

namespace Stripe.BillingPortal;

/// <summary>The parameter <c>flow_data</c> of <see cref="SessionCreateOptions"/>.</summary>
public class SessionFlowDataOptions : INestedOptions
{
    [JsonPropertyName("after_completion")]
    public SessionFlowDataAfterCompletionOptions AfterCompletion { get; set; }

    [JsonPropertyName("subscription_cancel")]
    public SessionFlowDataSubscriptionCancelOptions SubscriptionCancel { get; set; }

    [JsonPropertyName("subscription_update")]
    public SessionFlowDataSubscriptionUpdateOptions SubscriptionUpdate { get; set; }

    [JsonPropertyName("subscription_update_confirm")]
    public SessionFlowDataSubscriptionUpdateConfirmOptions SubscriptionUpdateConfirm { get; set; }

    [JsonPropertyName("type")]
    public string Type { get; set; }
}
