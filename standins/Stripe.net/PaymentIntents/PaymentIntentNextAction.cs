using System.Text.Json.Serialization;

namespace Stripe;

/// <summary>The field <c>next_action</c> of <see cref="PaymentIntent"/>.</summary>
public class PaymentIntentNextAction : StripeEntity<PaymentIntentNextAction>
{
    [JsonPropertyName("redirect_to_url")]
    public PaymentIntentNextActionRedirectToUrl RedirectToUrl { get; set; }

    [JsonPropertyName("type")]
    public string Type { get; set; }
}
