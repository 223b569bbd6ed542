using System.Text.Json.Serialization;

namespace Stripe;

/// <summary>The field <c>line_items</c> of <see cref="Checkout.Session"/>.</summary>
public class LineItem : StripeEntity<LineItem>, IHasId, IHasMetadata, IHasObject
{
    [JsonPropertyName("id")]
    public string Id { get; set; }

    [JsonPropertyName("object")]
    public string Object { get; set; }

    [JsonPropertyName("amount_discount")]
    public long AmountDiscount { get; set; }

    [JsonPropertyName("amount_subtotal")]
    public long AmountSubtotal { get; set; }

    [JsonPropertyName("amount_tax")]
    public long AmountTax { get; set; }

    [JsonPropertyName("amount_total")]
    public long AmountTotal { get; set; }

    [JsonPropertyName("currency")]
    public string Currency { get; set; }

    [JsonPropertyName("description")]
    public string Description { get; set; }

    [JsonPropertyName("metadata")]
    public Dictionary<string, string> Metadata { get; set; }

    [JsonPropertyName("price")]
    public Price Price { get; set; }

    [JsonPropertyName("quantity")]
    public long? Quantity { get; set; }
}
