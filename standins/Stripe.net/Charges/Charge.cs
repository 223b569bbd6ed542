using System.Text.Json.Serialization;

namespace Stripe;

/// <summary>Stripe's object <c>charge</c>.</summary>
public class Charge : StripeEntity<Charge>, IHasId, IHasMetadata, IHasObject
{
    [JsonPropertyName("id")]
    public string Id { get; set; }

    [JsonPropertyName("object")]
    public string Object { get; set; }

    [JsonPropertyName("amount")]
    public long Amount { get; set; }

    [JsonPropertyName("amount_captured")]
    public long AmountCaptured { get; set; }

    [JsonPropertyName("amount_refunded")]
    public long AmountRefunded { get; set; }

    [JsonPropertyName("billing_details")]
    public ChargeBillingDetails BillingDetails { get; set; }

    [JsonPropertyName("captured")]
    public bool Captured { get; set; }

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

    [JsonPropertyName("disputed")]
    public bool Disputed { get; set; }

    [JsonPropertyName("failure_code")]
    public string FailureCode { get; set; }

    [JsonPropertyName("failure_message")]
    public string FailureMessage { get; set; }

    [JsonPropertyName("livemode")]
    public bool Livemode { get; set; }

    [JsonPropertyName("metadata")]
    public Dictionary<string, string> Metadata { get; set; }

    [JsonPropertyName("outcome")]
    public ChargeOutcome Outcome { get; set; }

    [JsonPropertyName("paid")]
    public bool Paid { get; set; }

    public string PaymentIntentId
    {
        get => PaymentIntentField.Id;
        set => PaymentIntentField = PaymentIntentField.WithId(value);
    }

    public PaymentIntent PaymentIntent
    {
        get => PaymentIntentField.Value;
        set => PaymentIntentField = Expandable<PaymentIntent>.Of(value);
    }

    [JsonPropertyName("payment_intent")]
    private Expandable<PaymentIntent> PaymentIntentField { get; set; }

    [JsonPropertyName("payment_method")]
    public string PaymentMethod { get; set; }

    [JsonPropertyName("receipt_email")]
    public string ReceiptEmail { get; set; }

    [JsonPropertyName("receipt_url")]
    public string ReceiptUrl { get; set; }

    [JsonPropertyName("refunded")]
    public bool Refunded { get; set; }

    [JsonPropertyName("refunds")]
    public StripeList<Refund> Refunds { get; set; }

    [JsonPropertyName("status")]
    public string Status { get; set; }
}
