using System.Text.Json.Serialization;

namespace Stripe.BillingPortal;

/// <summary>The parameter <c>hosted_confirmation</c> of <see cref="SessionFlowDataAfterCompletionOptions"/>.</summary>
public class SessionFlowDataAfterCompletionHostedConfirmationOptions : INestedOptions
{
    [JsonPropertyName("custom_message")]
    public string CustomMessage { get; set; }
}
