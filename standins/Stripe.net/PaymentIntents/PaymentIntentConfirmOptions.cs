using System.Text.Json.Serialization;

namespace Stripe;

/// <summary>The parameters of <c>POST /v1/payment_intents/{id}/confirm</c>.</summary>
public class PaymentIntentConfirmOptions : BaseOptions
{
    [JsonPropertyName("error_on_requires_action")]
    public bool? ErrorOnRequiresAction { get; set; }

    [JsonPropertyName("off_session")]
    public bool? OffSession { get; set; }

    [JsonPropertyName("payment_method")]
    public string PaymentMethod { get; set; }

    [JsonPropertyName("return_url")]
    public string ReturnUrl { get; set; }
}
