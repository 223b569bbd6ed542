using System.Text.Json.Serialization;

namespace Stripe.Checkout;

/// <summary>The parameter <c>price_data</c> of <see cref="SessionLineItemOptions"/>.</summary>
public class SessionLineItemPriceDataOptions : INestedOptions
{
    [JsonPropertyName("currency")]
    public string Currency { get; set; }

    [JsonPropertyName("product")]
    public string Product { get; set; }

    [JsonPropertyName("product_data")]
    public SessionLineItemPriceDataProductDataOptions ProductData { get; set; }

    [JsonPropertyName("tax_behavior")]
    public string TaxBehavior { get; set; }

    [JsonPropertyName("unit_amount")]
    public long? UnitAmount { get; set; }

    [JsonPropertyName("unit_amount_decimal")]
    public decimal? UnitAmountDecimal { get; set; }
}
