using System.Text.Json.Serialization;

namespace Stripe.Checkout;

/// <summary>The parameter <c>line_items</c> of <see cref="SessionCreateOptions"/>.</summary>
public class SessionLineItemOptions : INestedOptions, IHasId, IHasMetadata, IClearsFields
{
    ClearedFields IClearsFields.Cleared => Cleared;

    internal ClearedFields Cleared { get; } = new();

    [JsonPropertyName("id")]
    public string Id { get; set; }

    [JsonPropertyName("metadata")]
    public Dictionary<string, string> Metadata { get; set => field = Cleared.Note(value); }

    [JsonPropertyName("price")]
    public string Price { get; set; }

    [JsonPropertyName("price_data")]
    public SessionLineItemPriceDataOptions PriceData { get; set; }

    [JsonPropertyName("quantity")]
    public long? Quantity { get; set; }
}
