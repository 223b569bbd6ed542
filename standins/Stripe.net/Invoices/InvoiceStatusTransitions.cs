using System.Text.Json.Serialization;

namespace Stripe;

/// <summary>The field <c>status_transitions</c> of <see cref="Invoice"/>.</summary>
public class InvoiceStatusTransitions : StripeEntity<InvoiceStatusTransitions>
{
    [JsonPropertyName("finalized_at")]
    public DateTime? FinalizedAt { get; set; }

    [JsonPropertyName("marked_uncollectible_at")]
    public DateTime? MarkedUncollectibleAt { get; set; }

    [JsonPropertyName("paid_at")]
    public DateTime? PaidAt { get; set; }

    [JsonPropertyName("voided_at")]
    public DateTime? VoidedAt { get; set; }
}
