using System.Text.Json.Serialization;

namespace Stripe;

/// <summary>The parameter <c>billing_mode</c> of <see cref="SubscriptionCreateOptions"/>.</summary>
public class SubscriptionBillingModeOptions : INestedOptions
{
    [JsonPropertyName("type")]
    public string Type { get; set; }
}
