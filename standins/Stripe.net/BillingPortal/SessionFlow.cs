using System.Text.Json.Serialization;

namespace Stripe.BillingPortal;

/// <summary>The field <c>flow</c> of <see cref="Session"/>.</summary>
public class SessionFlow : StripeEntity<SessionFlow>
{
    [JsonPropertyName("type")]
    public string Type { get; set; }
}
