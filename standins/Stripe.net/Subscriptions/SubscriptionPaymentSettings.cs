using System.Text.Json.Serialization;

namespace Stripe;

/// <summary>The field <c>payment_settings</c> of <see cref="Subscription"/>.</summary>
public class SubscriptionPaymentSettings : StripeEntity<SubscriptionPaymentSettings>
{
    [JsonPropertyName("save_default_payment_method")]
    public string SaveDefaultPaymentMethod { get; set; }
}
