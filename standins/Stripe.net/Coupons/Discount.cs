using System.Text.Json.Serialization;

namespace Stripe;

/// <summary>Stripe's object <c>discount</c>.</summary>
public class Discount : StripeEntity<Discount>, IHasId, IHasObject
{
    [JsonPropertyName("id")]
    public string Id { get; set; }

    [JsonPropertyName("object")]
    public string Object { get; set; }

    [JsonPropertyName("checkout_session")]
    public string CheckoutSession { get; set; }

    public string CustomerId
    {
        get => CustomerField.Id;
        set => CustomerField = CustomerField.WithId(value);
    }

    public Customer Customer
    {
        get => CustomerField.Value;
        set => CustomerField = Expandable<Customer>.Of(value);
    }

    [JsonPropertyName("customer")]
    private Expandable<Customer> CustomerField { get; set; }

    [JsonPropertyName("deleted")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public bool? Deleted { get; set; }

    [JsonPropertyName("end")]
    public DateTime? End { get; set; }

    [JsonPropertyName("invoice")]
    public string Invoice { get; set; }

    [JsonPropertyName("invoice_item")]
    public string InvoiceItem { get; set; }

    public string PromotionCodeId
    {
        get => PromotionCodeField.Id;
        set => PromotionCodeField = PromotionCodeField.WithId(value);
    }

    [JsonPropertyName("promotion_code")]
    private Expandable<UnknownObject> PromotionCodeField { get; set; }

    [JsonPropertyName("source")]
    public DiscountSource Source { get; set; }

    [JsonPropertyName("start")]
    public DateTime Start { get; set; } = DateTime.UnixEpoch;

    [JsonPropertyName("subscription")]
    public string Subscription { get; set; }

    [JsonPropertyName("subscription_item")]
    public string SubscriptionItem { get; set; }
}
