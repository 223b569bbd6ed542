using System.Text.Json.Serialization;

namespace Stripe.Billing;

/// <summary>The parameter <c>cancel</c> of <see cref="MeterEventAdjustmentCreateOptions"/>.</summary>
public class MeterEventAdjustmentCancelOptions : INestedOptions
{
    [JsonPropertyName("identifier")]
    public string Identifier { get; set; }
}
