using System.Text.Json.Serialization;

namespace Stripe.Billing;

/// <summary>The field <c>status_transitions</c> of <see cref="Meter"/>.</summary>
public class MeterStatusTransitions : StripeEntity<MeterStatusTransitions>
{
    [JsonPropertyName("deactivated_at")]
    public DateTime? DeactivatedAt { get; set; }
}
