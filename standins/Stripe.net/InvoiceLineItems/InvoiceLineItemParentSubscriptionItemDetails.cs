using System.Text.Json.Serialization;

namespace Stripe;

/// <summary>The field <c>subscription_item_details</c> of <see cref="InvoiceLineItemParent"/>.</summary>
public class InvoiceLineItemParentSubscriptionItemDetails : StripeEntity<InvoiceLineItemParentSubscriptionItemDetails>
{
    [JsonPropertyName("invoice_item")]
    public string InvoiceItem { get; set; }

    [JsonPropertyName("proration")]
    public bool Proration { get; set; }

    [JsonPropertyName("subscription")]
    public string Subscription { get; set; }

    [JsonPropertyName("subscription_item")]
    public string SubscriptionItem { get; set; }
}
