using System.Text.Json.Serialization;

namespace Stripe;

/// <summary>The field <c>wallet</c> of <see cref="PaymentMethodCard"/>.</summary>
public class PaymentMethodCardWallet : StripeEntity<PaymentMethodCardWallet>
{
    [JsonPropertyName("type")]
    public string Type { get; set; }
}
