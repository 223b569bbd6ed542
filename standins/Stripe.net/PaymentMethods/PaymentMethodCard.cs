using System.Text.Json.Serialization;

namespace Stripe;

/// <summary>The field <c>card</c> of <see cref="PaymentMethod"/>.</summary>
public class PaymentMethodCard : StripeEntity<PaymentMethodCard>
{
    [JsonPropertyName("brand")]
    public string Brand { get; set; }

    [JsonPropertyName("country")]
    public string Country { get; set; }

    [JsonPropertyName("display_brand")]
    public string DisplayBrand { get; set; }

    [JsonPropertyName("exp_month")]
    public long ExpMonth { get; set; }

    [JsonPropertyName("exp_year")]
    public long ExpYear { get; set; }

    [JsonPropertyName("fingerprint")]
    public string Fingerprint { get; set; }

    [JsonPropertyName("funding")]
    public string Funding { get; set; }

    [JsonPropertyName("last4")]
    public string Last4 { get; set; }

    [JsonPropertyName("wallet")]
    public PaymentMethodCardWallet Wallet { get; set; }
}
