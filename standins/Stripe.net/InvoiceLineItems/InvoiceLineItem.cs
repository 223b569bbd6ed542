using System.Text.Json.Serialization;

namespace Stripe;

/// <summary>The field <c>lines</c> of <see cref="Invoice"/>.</summary>
public class InvoiceLineItem : StripeEntity<InvoiceLineItem>, IHasId, IHasMetadata, IHasObject
{
    [JsonPropertyName("id")]
    public string Id { get; set; }

    [JsonPropertyName("object")]
    public string Object { get; set; }

    [JsonPropertyName("amount")]
    public long Amount { get; set; }

    [JsonPropertyName("currency")]
    public string Currency { get; set; }

    [JsonPropertyName("description")]
    public string Description { get; set; }

    [JsonPropertyName("discountable")]
    public bool Discountable { get; set; }

    public List<string> DiscountIds
    {
        get => DiscountsField?.ConvertAll(link => link.Id);
        set => DiscountsField = value?.ConvertAll(Expandable<Discount>.OfId);
    }

    public List<Discount> Discounts
    {
        get => DiscountsField?.ConvertAll(link => link.Value);
        set => DiscountsField = value?.ConvertAll(Expandable<Discount>.Of);
    }

    [JsonPropertyName("discounts")]
    private List<Expandable<Discount>> DiscountsField { get; set; }

    [JsonPropertyName("invoice")]
    public string Invoice { get; set; }

    [JsonPropertyName("livemode")]
    public bool Livemode { get; set; }

    [JsonPropertyName("metadata")]
    public Dictionary<string, string> Metadata { get; set; }

    [JsonPropertyName("parent")]
    public InvoiceLineItemParent Parent { get; set; }

    [JsonPropertyName("period")]
    public InvoiceLineItemPeriod Period { get; set; }

    [JsonPropertyName("pricing")]
    public InvoiceLineItemPricing Pricing { get; set; }

    [JsonPropertyName("quantity")]
    public long? Quantity { get; set; }

    public string SubscriptionId
    {
        get => SubscriptionField.Id;
        set => SubscriptionField = SubscriptionField.WithId(value);
    }

    public Subscription Subscription
    {
        get => SubscriptionField.Value;
        set => SubscriptionField = Expandable<Subscription>.Of(value);
    }

    [JsonPropertyName("subscription")]
    private Expandable<Subscription> SubscriptionField { get; set; }

    [JsonPropertyName("subtotal")]
    public long Subtotal { get; set; }
}
