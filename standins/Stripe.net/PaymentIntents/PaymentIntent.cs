using System.Text.Json.Serialization;

namespace Stripe;

/// <summary>Stripe's object <c>payment_intent</c>.</summary>
public class PaymentIntent : StripeEntity<PaymentIntent>, IHasId, IHasMetadata, IHasObject
{
    [JsonPropertyName("id")]
    public string Id { get; set; }

    [JsonPropertyName("object")]
    public string Object { get; set; }

    [JsonPropertyName("amount")]
    public long Amount { get; set; }

    [JsonPropertyName("amount_capturable")]
    public long AmountCapturable { get; set; }

    [JsonPropertyName("amount_received")]
    public long AmountReceived { get; set; }

    [JsonPropertyName("canceled_at")]
    public DateTime? CanceledAt { get; set; }

    [JsonPropertyName("cancellation_reason")]
    public string CancellationReason { get; set; }

    [JsonPropertyName("capture_method")]
    public string CaptureMethod { get; set; }

    [JsonPropertyName("client_secret")]
    public string ClientSecret { get; set; }

    [JsonPropertyName("confirmation_method")]
    public string ConfirmationMethod { get; set; }

    [JsonPropertyName("created")]
    public DateTime Created { get; set; } = DateTime.UnixEpoch;

    [JsonPropertyName("currency")]
    public string Currency { get; set; }

    public string CustomerId
    {
        get => CustomerField.Id;
        set => CustomerField = CustomerField.WithId(value);
    }

    public Customer Customer
    {
        get => CustomerField.Value;
        set => CustomerField = Expandable<Customer>.Of(value);
    }

    [JsonPropertyName("customer")]
    private Expandable<Customer> CustomerField { get; set; }

    [JsonPropertyName("description")]
    public string Description { get; set; }

    [JsonPropertyName("last_payment_error")]
    public StripeError LastPaymentError { get; set; }

    public string LatestChargeId
    {
        get => LatestChargeField.Id;
        set => LatestChargeField = LatestChargeField.WithId(value);
    }

    public Charge LatestCharge
    {
        get => LatestChargeField.Value;
        set => LatestChargeField = Expandable<Charge>.Of(value);
    }

    [JsonPropertyName("latest_charge")]
    private Expandable<Charge> LatestChargeField { get; set; }

    [JsonPropertyName("livemode")]
    public bool Livemode { get; set; }

    [JsonPropertyName("metadata")]
    public Dictionary<string, string> Metadata { get; set; }

    [JsonPropertyName("next_action")]
    public PaymentIntentNextAction NextAction { get; set; }

    public string PaymentMethodId
    {
        get => PaymentMethodField.Id;
        set => PaymentMethodField = PaymentMethodField.WithId(value);
    }

    public PaymentMethod PaymentMethod
    {
        get => PaymentMethodField.Value;
        set => PaymentMethodField = Expandable<PaymentMethod>.Of(value);
    }

    [JsonPropertyName("payment_method")]
    private Expandable<PaymentMethod> PaymentMethodField { get; set; }

    [JsonPropertyName("payment_method_types")]
    public List<string> PaymentMethodTypes { get; set; }

    [JsonPropertyName("receipt_email")]
    public string ReceiptEmail { get; set; }

    [JsonPropertyName("setup_future_usage")]
    public string SetupFutureUsage { get; set; }

    [JsonPropertyName("statement_descriptor")]
    public string StatementDescriptor { get; set; }

    [JsonPropertyName("status")]
    public string Status { get; set; }
}
