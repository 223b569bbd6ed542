using System.Text.Json.Serialization;

namespace Stripe.Billing;

/// <summary>The field <c>default_aggregation</c> of <see cref="Meter"/>.</summary>
public class MeterDefaultAggregation : StripeEntity<MeterDefaultAggregation>
{
    [JsonPropertyName("formula")]
    public string Formula { get; set; }
}
