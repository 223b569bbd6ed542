using System.Text.Json.Serialization;

namespace Stripe;

/// <summary>The parameter <c>default_price_data</c> of <see cref="ProductCreateOptions"/>.</summary>
public class ProductDefaultPriceDataOptions : INestedOptions, IHasMetadata
{
    [JsonPropertyName("currency")]
    public string Currency { get; set; }

    [JsonPropertyName("metadata")]
    public Dictionary<string, string> Metadata { get; set; }

    [JsonPropertyName("recurring")]
    public ProductDefaultPriceDataRecurringOptions Recurring { get; set; }

    [JsonPropertyName("unit_amount")]
    public long? UnitAmount { get; set; }

    [JsonPropertyName("unit_amount_decimal")]
    public decimal? UnitAmountDecimal { get; set; }
}
