using System.Text.Json.Serialization;

namespace Stripe.BillingPortal;

/// <summary>The parameter <c>after_completion</c> of <see cref="SessionFlowDataOptions"/>.</summary>
public class SessionFlowDataAfterCompletionOptions : INestedOptions
{
    [JsonPropertyName("hosted_confirmation")]
    public SessionFlowDataAfterCompletionHostedConfirmationOptions HostedConfirmation { get; set; }

    [JsonPropertyName("redirect")]
    public SessionFlowDataAfterCompletionRedirectOptions Redirect { get; set; }

    [JsonPropertyName("type")]
    public string Type { get; set; }
}
