using System.Text.Json.Serialization;

namespace Stripe;

/// <summary>Stripe's object <c>price</c>.</summary>
public class Price : StripeEntity<Price>, IHasId, IHasMetadata, IHasObject
{
    [JsonPropertyName("id")]
    public string Id { get; set; }

    [JsonPropertyName("object")]
    public string Object { get; set; }

    [JsonPropertyName("active")]
    public bool Active { get; set; }

    [JsonPropertyName("billing_scheme")]
    public string BillingScheme { get; set; }

    [JsonPropertyName("created")]
    public DateTime Created { get; set; } = DateTime.UnixEpoch;

    [JsonPropertyName("currency")]
    public string Currency { get; set; }

    [JsonPropertyName("deleted")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public bool? Deleted { get; set; }

    [JsonPropertyName("livemode")]
    public bool Livemode { get; set; }

    [JsonPropertyName("lookup_key")]
    public string LookupKey { get; set; }

    [JsonPropertyName("metadata")]
    public Dictionary<string, string> Metadata { get; set; }

    [JsonPropertyName("nickname")]
    public string Nickname { get; set; }

    public string ProductId
    {
        get => ProductField.Id;
        set => ProductField = ProductField.WithId(value);
    }

    public Product Product
    {
        get => ProductField.Value;
        set => ProductField = Expandable<Product>.Of(value);
    }

    [JsonPropertyName("product")]
    private Expandable<Product> ProductField { get; set; }

    [JsonPropertyName("recurring")]
    public PriceRecurring Recurring { get; set; }

    [JsonPropertyName("tax_behavior")]
    public string TaxBehavior { get; set; }

    [JsonPropertyName("tiers")]
    public List<PriceTier> Tiers { get; set; }

    [JsonPropertyName("tiers_mode")]
    public string TiersMode { get; set; }

    [JsonPropertyName("transform_quantity")]
    public PriceTransformQuantity TransformQuantity { get; set; }

    [JsonPropertyName("type")]
    public string Type { get; set; }

    [JsonPropertyName("unit_amount")]
    public long? UnitAmount { get; set; }

    [JsonPropertyName("unit_amount_decimal")]
    [DecimalText]
    public decimal? UnitAmountDecimal { get; set; }
}
