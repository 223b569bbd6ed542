using System.Text.Json.Serialization;

namespace Stripe.Billing;

/// <summary>The field <c>cancel</c> of <see cref="MeterEventAdjustment"/>.</summary>
public class MeterEventAdjustmentCancel : StripeEntity<MeterEventAdjustmentCancel>
{
    [JsonPropertyName("identifier")]
    public string Identifier { get; set; }
}
