using System.Text.Json.Serialization;

namespace Stripe;

/// <summary>The parameters of <c>POST /v1/prices</c>.</summary>
public class PriceCreateOptions : BaseOptions, IHasMetadata
{
    [JsonPropertyName("active")]
    public bool? Active { get; set; }

    [JsonPropertyName("billing_scheme")]
    public string BillingScheme { get; set; }

    [JsonPropertyName("currency")]
    public string Currency { get; set; }

    [JsonPropertyName("lookup_key")]
    public string LookupKey { get; set; }

    [JsonPropertyName("metadata")]
    public Dictionary<string, string> Metadata { get; set; }

    [JsonPropertyName("nickname")]
    public string Nickname { get; set; }

    [JsonPropertyName("product")]
    public string Product { get; set; }

    [JsonPropertyName("product_data")]
    public PriceProductDataOptions ProductData { get; set; }

    [JsonPropertyName("recurring")]
    public PriceRecurringOptions Recurring { get; set; }

    [JsonPropertyName("tax_behavior")]
    public string TaxBehavior { get; set; }

    [JsonPropertyName("tiers")]
    public List<PriceTierOptions> Tiers { get; set; }

    [JsonPropertyName("tiers_mode")]
    public string TiersMode { get; set; }

    [JsonPropertyName("transfer_lookup_key")]
    public bool? TransferLookupKey { get; set; }

    [JsonPropertyName("transform_quantity")]
    public PriceTransformQuantityOptions TransformQuantity { get; set; }

    [JsonPropertyName("unit_amount")]
    public long? UnitAmount { get; set; }

    [JsonPropertyName("unit_amount_decimal")]
    public decimal? UnitAmountDecimal { get; set; }
}
