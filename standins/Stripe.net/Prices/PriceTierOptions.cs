using System.Text.Json.Serialization;

namespace Stripe;

/// <summary>The parameter <c>tiers</c> of <see cref="PriceCreateOptions"/>.</summary>
public class PriceTierOptions : INestedOptions
{
    [JsonPropertyName("flat_amount")]
    public long? FlatAmount { get; set; }

    [JsonPropertyName("flat_amount_decimal")]
    public decimal? FlatAmountDecimal { get; set; }

    [JsonPropertyName("unit_amount")]
    public long? UnitAmount { get; set; }

    [JsonPropertyName("unit_amount_decimal")]
    public decimal? UnitAmountDecimal { get; set; }

    [JsonPropertyName("up_to")]
    public AnyOf<long?, PriceTierUpTo> UpTo { get; set; }
}
