using System.Text.Json.Serialization;

namespace Stripe;

/// <summary>The field <c>subscription_details</c> of <see cref="InvoiceParent"/>.</summary>
public class InvoiceParentSubscriptionDetails : StripeEntity<InvoiceParentSubscriptionDetails>, IHasMetadata
{
    [JsonPropertyName("metadata")]
    public Dictionary<string, string> Metadata { get; set; }

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

    [JsonPropertyName("subscription_proration_date")]
    public DateTime SubscriptionProrationDate { get; set; } = DateTime.UnixEpoch;
}
