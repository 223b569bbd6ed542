using System.Text.Json.Serialization;

namespace Stripe;

/// <summary>The field <c>parent</c> of <see cref="Invoice"/>.</summary>
public class InvoiceParent : StripeEntity<InvoiceParent>
{
    [JsonPropertyName("subscription_details")]
    public InvoiceParentSubscriptionDetails SubscriptionDetails { get; set; }

    [JsonPropertyName("type")]
    public string Type { get; set; }
}
