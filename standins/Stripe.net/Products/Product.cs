using System.Text.Json.Serialization;

namespace Stripe;

/// <summary>Stripe's object <c>product</c>.</summary>
public class Product : StripeEntity<Product>, IHasId, IHasMetadata, IHasObject
{
    [JsonPropertyName("id")]
    public string Id { get; set; }

    [JsonPropertyName("object")]
    public string Object { get; set; }

    [JsonPropertyName("active")]
    public bool Active { get; set; }

    [JsonPropertyName("created")]
    public DateTime Created { get; set; } = DateTime.UnixEpoch;

    public string DefaultPriceId
    {
        get => DefaultPriceField.Id;
        set => DefaultPriceField = DefaultPriceField.WithId(value);
    }

    public Price DefaultPrice
    {
        get => DefaultPriceField.Value;
        set => DefaultPriceField = Expandable<Price>.Of(value);
    }

    [JsonPropertyName("default_price")]
    private Expandable<Price> DefaultPriceField { get; set; }

    [JsonPropertyName("deleted")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public bool? Deleted { get; set; }

    [JsonPropertyName("description")]
    public string Description { get; set; }

    [JsonPropertyName("images")]
    public List<string> Images { get; set; }

    [JsonPropertyName("livemode")]
    public bool Livemode { get; set; }

    [JsonPropertyName("metadata")]
    public Dictionary<string, string> Metadata { get; set; }

    [JsonPropertyName("name")]
    public string Name { get; set; }

    [JsonPropertyName("type")]
    public string Type { get; set; }

    [JsonPropertyName("unit_label")]
    public string UnitLabel { get; set; }

    [JsonPropertyName("updated")]
    public DateTime Updated { get; set; } = DateTime.UnixEpoch;

    [JsonPropertyName("url")]
    public string Url { get; set; }
}
