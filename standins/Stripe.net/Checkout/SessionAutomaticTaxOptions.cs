using System.Text.Json.Serialization;

namespace Stripe.Checkout;

/// <summary>The parameter <c>automatic_tax</c> of <see cref="SessionCreateOptions"/>.</summary>
public class SessionAutomaticTaxOptions : INestedOptions
{
    [JsonPropertyName("enabled")]
    public bool? Enabled { get; set; }
}
