using System.Text.Json.Serialization;

namespace Stripe;

/// <summary>The field <c>items</c> of <see cref="Subscription"/>.</summary>
public class SubscriptionItem : StripeEntity<SubscriptionItem>, IHasId, IHasMetadata, IHasObject
{
    [JsonPropertyName("id")]
    public string Id { get; set; }

    [JsonPropertyName("object")]
    public string Object { get; set; }

    [JsonPropertyName("created")]
    public DateTime Created { get; set; } = DateTime.UnixEpoch;

    [JsonPropertyName("current_period_end")]
    public DateTime CurrentPeriodEnd { get; set; } = DateTime.UnixEpoch;

    [JsonPropertyName("current_period_start")]
    public DateTime CurrentPeriodStart { get; set; } = DateTime.UnixEpoch;

    [JsonPropertyName("deleted")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public bool? Deleted { get; set; }

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

    [JsonPropertyName("metadata")]
    public Dictionary<string, string> Metadata { get; set; }

    [JsonPropertyName("price")]
    public Price Price { get; set; }

    [JsonPropertyName("quantity")]
    public long Quantity { get; set; }

    [JsonPropertyName("subscription")]
    public string Subscription { get; set; }
}
