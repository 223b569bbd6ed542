using System.Text.Json.Serialization;

namespace Stripe;

/// <summary>The field <c>tiers</c> of <see cref="Price"/>.</summary>
public class PriceTier : StripeEntity<PriceTier>
{
    [JsonPropertyName("flat_amount")]
    public long? FlatAmount { get; set; }

    [JsonPropertyName("flat_amount_decimal")]
    [DecimalText]
    public decimal? FlatAmountDecimal { get; set; }

    [JsonPropertyName("unit_amount")]
    public long? UnitAmount { get; set; }

    [JsonPropertyName("unit_amount_decimal")]
    [DecimalText]
    public decimal? UnitAmountDecimal { get; set; }

    [JsonPropertyName("up_to")]
    public long? UpTo { get; set; }
}
