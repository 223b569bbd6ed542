using System.Text.Json.Serialization;

namespace Stripe;

/// <summary>The field <c>status_transitions</c> of <see cref="InvoicePayment"/>.</summary>
public class InvoicePaymentStatusTransitions : StripeEntity<InvoicePaymentStatusTransitions>
{
    [JsonPropertyName("canceled_at")]
    public DateTime? CanceledAt { get; set; }

    [JsonPropertyName("paid_at")]
    public DateTime? PaidAt { get; set; }
}
