using System.Text.Json.Serialization;

namespace Stripe;

/// <summary>The parameters of <c>POST /v1/payment_intents/{id}/cancel</c>.</summary>
public class PaymentIntentCancelOptions : BaseOptions
{
    [JsonPropertyName("cancellation_reason")]
    public string CancellationReason { get; set; }
}
