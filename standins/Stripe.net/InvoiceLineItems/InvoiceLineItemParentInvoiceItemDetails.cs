using System.Text.Json.Serialization;

namespace Stripe;

/// <summary>The field <c>invoice_item_details</c> of <see cref="InvoiceLineItemParent"/>.</summary>
public class InvoiceLineItemParentInvoiceItemDetails : StripeEntity<InvoiceLineItemParentInvoiceItemDetails>
{
    [JsonPropertyName("invoice_item")]
    public string InvoiceItem { get; set; }

    [JsonPropertyName("proration")]
    public bool Proration { get; set; }

    [JsonPropertyName("subscription")]
    public string Subscription { get; set; }
}
