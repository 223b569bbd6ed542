using System.Text.Json.Serialization;

namespace Stripe;

/// <summary>The field <c>parent</c> of <see cref="InvoiceItem"/>.</summary>
public class InvoiceItemParent : StripeEntity<InvoiceItemParent>
{
    [JsonPropertyName("subscription_details")]
    public InvoiceItemParentSubscriptionDetails SubscriptionDetails { get; set; }

    [JsonPropertyName("type")]
    public string Type { get; set; }
}
