using System.Text.Json.Serialization;

namespace Stripe;

/// <summary>The field <c>price_details</c> of <see cref="InvoiceItemPricing"/>.</summary>
public class InvoiceItemPricingPriceDetails : StripeEntity<InvoiceItemPricingPriceDetails>
{
    public string PriceId
    {
        get => PriceField.Id;
        set => PriceField = PriceField.WithId(value);
    }

    public Price Price
    {
        get => PriceField.Value;
        set => PriceField = Expandable<Price>.Of(value);
    }

    [JsonPropertyName("price")]
    private Expandable<Price> PriceField { get; set; }

    [JsonPropertyName("product")]
    public string Product { get; set; }
}
