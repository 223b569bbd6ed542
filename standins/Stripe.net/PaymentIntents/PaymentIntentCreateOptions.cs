using System.Text.Json.Serialization;

namespace Stripe;

/// <summary>The parameters of <c>POST /v1/payment_intents</c>.</summary>
public class PaymentIntentCreateOptions : BaseOptions, IHasMetadata
{
    [JsonPropertyName("amount")]
    public long? Amount { get; set; }

    [JsonPropertyName("automatic_payment_methods")]
    public PaymentIntentAutomaticPaymentMethodsOptions AutomaticPaymentMethods { get; set; }

    [JsonPropertyName("confirm")]
    public bool? Confirm { get; set; }

    [JsonPropertyName("currency")]
    public string Currency { get; set; }

    [JsonPropertyName("customer")]
    public string Customer { get; set; }

    [JsonPropertyName("description")]
    public string Description { get; set; }

    [JsonPropertyName("error_on_requires_action")]
    public bool? ErrorOnRequiresAction { get; set; }

    [JsonPropertyName("metadata")]
    public Dictionary<string, string> Metadata { get; set; }

    [JsonPropertyName("off_session")]
    public bool? OffSession { get; set; }

    [JsonPropertyName("payment_method")]
    public string PaymentMethod { get; set; }

    [JsonPropertyName("payment_method_types")]
    public List<string> PaymentMethodTypes { get; set; }

    [JsonPropertyName("receipt_email")]
    public string ReceiptEmail { get; set; }

    [JsonPropertyName("return_url")]
    public string ReturnUrl { get; set; }

    [JsonPropertyName("setup_future_usage")]
    public string SetupFutureUsage { get; set; }

    [JsonPropertyName("statement_descriptor")]
    public string StatementDescriptor { get; set; }
}
