using System.Text.Json.Serialization;

namespace Stripe;

/// <summary>The field <c>pricing</c> of <see cref="InvoiceLineItem"/>.</summary>
public class InvoiceLineItemPricing : StripeEntity<InvoiceLineItemPricing>
{
    [JsonPropertyName("price_details")]
    public InvoiceLineItemPricingPriceDetails PriceDetails { get; set; }

    [JsonPropertyName("type")]
    public string Type { get; set; }

    [JsonPropertyName("unit_amount_decimal")]
    [DecimalText]
    public decimal? UnitAmountDecimal { get; set; }
}
