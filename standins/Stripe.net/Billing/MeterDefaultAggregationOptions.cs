using System.Text.Json.Serialization;

namespace Stripe.Billing;

/// <summary>The parameter <c>default_aggregation</c> of <see cref="MeterCreateOptions"/>.</summary>
public class MeterDefaultAggregationOptions : INestedOptions
{
    [JsonPropertyName("formula")]
    public string Formula { get; set; }
}
