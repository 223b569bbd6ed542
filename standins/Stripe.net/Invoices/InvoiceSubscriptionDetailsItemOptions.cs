using System.Text.Json.Serialization;

namespace Stripe;

/// <summary>The parameter <c>items</c> of <see cref="InvoiceSubscriptionDetailsOptions"/>.</summary>
public class InvoiceSubscriptionDetailsItemOptions : INestedOptions, IHasId, IHasMetadata, IClearsFields
{
    ClearedFields IClearsFields.Cleared => Cleared;

    internal ClearedFields Cleared { get; } = new();

    [JsonPropertyName("clear_usage")]
    public bool? ClearUsage { get; set; }

    [JsonPropertyName("deleted")]
    public bool? Deleted { get; set; }

    [JsonPropertyName("id")]
    public string Id { get; set; }

    [JsonPropertyName("metadata")]
    public Dictionary<string, string> Metadata { get; set => field = Cleared.Note(value); }

    [JsonPropertyName("price")]
    public string Price { get; set; }

    [JsonPropertyName("price_data")]
    public InvoiceSubscriptionDetailsItemPriceDataOptions PriceData { get; set; }

    [JsonPropertyName("quantity")]
    public long? Quantity { get; set; }
}
