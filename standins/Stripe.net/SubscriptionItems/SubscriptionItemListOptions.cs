using System.Text.Json.Serialization;

namespace Stripe;

/// <summary>The parameters of <c>GET /v1/subscription_items</c>.</summary>
public class SubscriptionItemListOptions : ListOptions
{
    [JsonPropertyName("subscription")]
    public string Subscription { get; set; }
}
