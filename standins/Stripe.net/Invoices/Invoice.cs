using System.Text.Json.Serialization;

namespace Stripe;

/// <summary>Stripe's object <c>invoice</c>.</summary>
public class Invoice : StripeEntity<Invoice>, IHasId, IHasMetadata, IHasObject
{
    [JsonPropertyName("id")]
    public string Id { get; set; }

    [JsonPropertyName("object")]
    public string Object { get; set; }

    [JsonPropertyName("amount_due")]
    public long AmountDue { get; set; }

    [JsonPropertyName("amount_overpaid")]
    public long AmountOverpaid { get; set; }

    [JsonPropertyName("amount_paid")]
    public long AmountPaid { get; set; }

    [JsonPropertyName("amount_remaining")]
    public long AmountRemaining { get; set; }

    [JsonPropertyName("attempt_count")]
    public long AttemptCount { get; set; }

    [JsonPropertyName("attempted")]
    public bool Attempted { get; set; }

    [JsonPropertyName("auto_advance")]
    public bool AutoAdvance { get; set; }

    [JsonPropertyName("automatically_finalizes_at")]
    public DateTime? AutomaticallyFinalizesAt { get; set; }

    [JsonPropertyName("billing_reason")]
    public string BillingReason { get; set; }

    [JsonPropertyName("collection_method")]
    public string CollectionMethod { get; set; }

    [JsonPropertyName("confirmation_secret")]
    public InvoiceConfirmationSecret ConfirmationSecret { get; set; }

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

    [JsonPropertyName("customer_email")]
    public string CustomerEmail { get; set; }

    [JsonPropertyName("customer_name")]
    public string CustomerName { get; set; }

    public string DefaultPaymentMethodId
    {
        get => DefaultPaymentMethodField.Id;
        set => DefaultPaymentMethodField = DefaultPaymentMethodField.WithId(value);
    }

    public PaymentMethod DefaultPaymentMethod
    {
        get => DefaultPaymentMethodField.Value;
        set => DefaultPaymentMethodField = Expandable<PaymentMethod>.Of(value);
    }

    [JsonPropertyName("default_payment_method")]
    private Expandable<PaymentMethod> DefaultPaymentMethodField { get; set; }

    [JsonPropertyName("deleted")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public bool? Deleted { get; set; }

    [JsonPropertyName("description")]
    public string Description { get; set; }

    public List<string> DiscountIds
    {
        get => DiscountsField?.ConvertAll(link => link.Id);
        set => DiscountsField = value?.ConvertAll(Expandable<Discount>.OfId);
    }

    public List<Discount> Discounts
    {
        get => DiscountsField?.ConvertAll(link => link.Value);
        set => DiscountsField = value?.ConvertAll(Expandable<Discount>.Of);
    }

    [JsonPropertyName("discounts")]
    private List<Expandable<Discount>> DiscountsField { get; set; }

    [JsonPropertyName("due_date")]
    public DateTime? DueDate { get; set; }

    [JsonPropertyName("effective_at")]
    public DateTime? EffectiveAt { get; set; }

    [JsonPropertyName("ending_balance")]
    public long? EndingBalance { get; set; }

    [JsonPropertyName("hosted_invoice_url")]
    public string HostedInvoiceUrl { get; set; }

    [JsonPropertyName("invoice_pdf")]
    public string InvoicePdf { get; set; }

    [JsonPropertyName("last_finalization_error")]
    public StripeError LastFinalizationError { get; set; }

    [JsonPropertyName("lines")]
    public StripeList<InvoiceLineItem> Lines { get; set; }

    [JsonPropertyName("livemode")]
    public bool Livemode { get; set; }

    [JsonPropertyName("metadata")]
    public Dictionary<string, string> Metadata { get; set; }

    [JsonPropertyName("next_payment_attempt")]
    public DateTime? NextPaymentAttempt { get; set; }

    [JsonPropertyName("number")]
    public string Number { get; set; }

    [JsonPropertyName("parent")]
    public InvoiceParent Parent { get; set; }

    [JsonPropertyName("payments")]
    public StripeList<InvoicePayment> Payments { get; set; }

    [JsonPropertyName("period_end")]
    public DateTime PeriodEnd { get; set; } = DateTime.UnixEpoch;

    [JsonPropertyName("period_start")]
    public DateTime PeriodStart { get; set; } = DateTime.UnixEpoch;

    [JsonPropertyName("starting_balance")]
    public long StartingBalance { get; set; }

    [JsonPropertyName("status")]
    public string Status { get; set; }

    [JsonPropertyName("status_transitions")]
    public InvoiceStatusTransitions StatusTransitions { get; set; }

    [JsonPropertyName("subtotal")]
    public long Subtotal { get; set; }

    [JsonPropertyName("subtotal_excluding_tax")]
    public long? SubtotalExcludingTax { get; set; }

    public string TestClockId
    {
        get => TestClockField.Id;
        set => TestClockField = TestClockField.WithId(value);
    }

    public TestHelpers.TestClock TestClock
    {
        get => TestClockField.Value;
        set => TestClockField = Expandable<TestHelpers.TestClock>.Of(value);
    }

    [JsonPropertyName("test_clock")]
    private Expandable<TestHelpers.TestClock> TestClockField { get; set; }

    [JsonPropertyName("total")]
    public long Total { get; set; }

    [JsonPropertyName("total_excluding_tax")]
    public long? TotalExcludingTax { get; set; }

    [JsonPropertyName("total_taxes")]
    public List<InvoiceTotalTax> TotalTaxes { get; set; }

    [JsonPropertyName("webhooks_delivered_at")]
    public DateTime? WebhooksDeliveredAt { get; set; }
}
