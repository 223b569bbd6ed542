using System.Text.Json.Serialization;

namespace Stripe;

/// <summary>The parameter <c>items</c> of <see cref="SubscriptionCreateOptions"/>.</summary>
public class SubscriptionItemOptions : INestedOptions, IHasId, IHasMetadata
{
    [JsonPropertyName("clear_usage")]
    public bool? ClearUsage { get; set; }

    [JsonPropertyName("deleted")]
    public bool? Deleted { get; set; }

    [JsonPropertyName("id")]
    public string Id { get; set; }

    [JsonPropertyName("metadata")]
    public Dictionary<string, string> Metadata { get; set; }

    [JsonPropertyName("price")]
    public string Price { get; set; }

    [JsonPropertyName("price_data")]
    public SubscriptionItemPriceDataOptions PriceData { get; set; }

    [JsonPropertyName("quantity")]
    public long? Quantity { get; set; }
}
