using System.Text.Json.Serialization;

namespace Stripe;

/// <summary>The field <c>subscription_details</c> of <see cref="InvoiceItemParent"/>.</summary>
public class InvoiceItemParentSubscriptionDetails : StripeEntity<InvoiceItemParentSubscriptionDetails>
{
    [JsonPropertyName("subscription")]
    public string Subscription { get; set; }

    [JsonPropertyName("subscription_item")]
    public string SubscriptionItem { get; set; }
}
