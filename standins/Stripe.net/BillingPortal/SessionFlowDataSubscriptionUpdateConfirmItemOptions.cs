using System.Text.Json.Serialization;

namespace Stripe.BillingPortal;

/// <summary>The parameter <c>items</c> of <see cref="SessionFlowDataSubscriptionUpdateConfirmOptions"/>.</summary>
public class SessionFlowDataSubscriptionUpdateConfirmItemOptions : INestedOptions, IHasId
{
    [JsonPropertyName("id")]
    public string Id { get; set; }

    [JsonPropertyName("price")]
    public string Price { get; set; }

    [JsonPropertyName("quantity")]
    public long? Quantity { get; set; }
}
