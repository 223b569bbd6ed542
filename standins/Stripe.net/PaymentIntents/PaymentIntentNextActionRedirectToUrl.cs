using System.Text.Json.Serialization;

namespace Stripe;

/// <summary>The field <c>redirect_to_url</c> of <see cref="PaymentIntentNextAction"/>.</summary>
public class PaymentIntentNextActionRedirectToUrl : StripeEntity<PaymentIntentNextActionRedirectToUrl>
{
    [JsonPropertyName("return_url")]
    public string ReturnUrl { get; set; }

    [JsonPropertyName("url")]
    public string Url { get; set; }
}
