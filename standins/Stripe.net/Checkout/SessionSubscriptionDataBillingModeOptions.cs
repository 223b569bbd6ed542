using System.Text.Json.Serialization;

namespace Stripe.Checkout;

/// <summary>The parameter <c>billing_mode</c> of <see cref="SessionSubscriptionDataOptions"/>.</summary>
public class SessionSubscriptionDataBillingModeOptions : INestedOptions
{
    [JsonPropertyName("type")]
    public string Type { get; set; }
}
