using System.Text.Json.Serialization;

namespace Stripe;

/// <summary>The field <c>parent</c> of <see cref="InvoiceLineItem"/>.</summary>
public class InvoiceLineItemParent : StripeEntity<InvoiceLineItemParent>
{
    [JsonPropertyName("invoice_item_details")]
    public InvoiceLineItemParentInvoiceItemDetails InvoiceItemDetails { get; set; }

    [JsonPropertyName("subscription_item_details")]
    public InvoiceLineItemParentSubscriptionItemDetails SubscriptionItemDetails { get; set; }

    [JsonPropertyName("type")]
    public string Type { get; set; }
}
