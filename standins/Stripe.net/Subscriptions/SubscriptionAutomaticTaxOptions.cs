using System.Text.Json.Serialization;

namespace Stripe;

/// <summary>The parameter <c>automatic_tax</c> of <see cref="SubscriptionCreateOptions"/>.</summary>
public class SubscriptionAutomaticTaxOptions : INestedOptions
{
    [JsonPropertyName("enabled")]
    public bool? Enabled { get; set; }
}
