using System.Text.Json.Serialization;

namespace Stripe;

/// <summary>The parameter <c>add_invoice_items</c> of <see cref="SubscriptionCreateOptions"/>.</summary>
public class SubscriptionAddInvoiceItemOptions : INestedOptions, IHasMetadata
{
    [JsonPropertyName("discounts")]
    public List<SubscriptionAddInvoiceItemDiscountOptions> Discounts { get; set; }

    [JsonPropertyName("metadata")]
    public Dictionary<string, string> Metadata { get; set; }

    [JsonPropertyName("price")]
    public string Price { get; set; }

    [JsonPropertyName("price_data")]
    public SubscriptionAddInvoiceItemPriceDataOptions PriceData { get; set; }

    [JsonPropertyName("quantity")]
    public long? Quantity { get; set; }
}
