using System.Text.Json.Serialization;

namespace Stripe.BillingPortal;

/// <summary>The parameter <c>redirect</c> of <see cref="SessionFlowDataAfterCompletionOptions"/>.</summary>
public class SessionFlowDataAfterCompletionRedirectOptions : INestedOptions
{
    [JsonPropertyName("return_url")]
    public string ReturnUrl { get; set; }
}
