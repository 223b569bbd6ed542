using System.Text.Json.Serialization;

namespace Stripe.Checkout;

/// <summary>The parameter <c>payment_intent_data</c> of <see cref="SessionCreateOptions"/>.</summary>
public class SessionPaymentIntentDataOptions : INestedOptions, IHasMetadata
{
    [JsonPropertyName("capture_method")]
    public string CaptureMethod { get; set; }

    [JsonPropertyName("description")]
    public string Description { get; set; }

    [JsonPropertyName("metadata")]
    public Dictionary<string, string> Metadata { get; set; }

    [JsonPropertyName("receipt_email")]
    public string ReceiptEmail { get; set; }

    [JsonPropertyName("setup_future_usage")]
    public string SetupFutureUsage { get; set; }

    [JsonPropertyName("statement_descriptor")]
    public string StatementDescriptor { get; set; }
}
