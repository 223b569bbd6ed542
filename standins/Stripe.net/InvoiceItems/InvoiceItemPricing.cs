using System.Text.Json.Serialization;

namespace Stripe;

/// <summary>The field <c>pricing</c> of <see cref="InvoiceItem"/>.</summary>
public class InvoiceItemPricing : StripeEntity<InvoiceItemPricing>
{
    [JsonPropertyName("price_details")]
    public InvoiceItemPricingPriceDetails PriceDetails { get; set; }

    [JsonPropertyName("type")]
    public string Type { get; set; }

    [JsonPropertyName("unit_amount_decimal")]
    [DecimalText]
    public decimal? UnitAmountDecimal { get; set; }
}
