using System.Text.Json.Serialization;

namespace Stripe;

/// <summary>The parameters of <c>POST /v1/invoiceitems</c>.</summary>
public class InvoiceItemCreateOptions : BaseOptions, IHasMetadata
{
    [JsonPropertyName("amount")]
    public long? Amount { get; set; }

    [JsonPropertyName("currency")]
    public string Currency { get; set; }

    [JsonPropertyName("customer")]
    public string Customer { get; set; }

    [JsonPropertyName("description")]
    public string Description { get; set; }

    [JsonPropertyName("discountable")]
    public bool? Discountable { get; set; }

    [JsonPropertyName("discounts")]
    public List<InvoiceItemDiscountOptions> Discounts { get; set => field = Cleared.Note(value); }

    [JsonPropertyName("invoice")]
    public string Invoice { get; set; }

    [JsonPropertyName("metadata")]
    public Dictionary<string, string> Metadata { get; set => field = Cleared.Note(value); }

    [JsonPropertyName("period")]
    public InvoiceItemPeriodOptions Period { get; set; }

    [JsonPropertyName("price_data")]
    public InvoiceItemPriceDataOptions PriceData { get; set; }

    [JsonPropertyName("pricing")]
    public InvoiceItemPricingOptions Pricing { get; set; }

    [JsonPropertyName("quantity")]
    public long? Quantity { get; set; }

    [JsonPropertyName("subscription")]
    public string Subscription { get; set; }

    [JsonPropertyName("unit_amount_decimal")]
    public decimal? UnitAmountDecimal { get; set; }
}
