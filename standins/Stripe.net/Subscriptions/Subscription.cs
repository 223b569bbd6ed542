using System.Text.Json.Serialization;

namespace Stripe;

/// <summary>Stripe's object <c>subscription</c>.</summary>
public class Subscription : StripeEntity<Subscription>, IHasId, IHasMetadata, IHasObject
{
    [JsonPropertyName("id")]
    public string Id { get; set; }

    [JsonPropertyName("object")]
    public string Object { get; set; }

    [JsonPropertyName("application_fee_percent")]
    public decimal? ApplicationFeePercent { get; set; }

    [JsonPropertyName("automatic_tax")]
    public SubscriptionAutomaticTax AutomaticTax { get; set; }

    [JsonPropertyName("billing_cycle_anchor")]
    public DateTime BillingCycleAnchor { get; set; } = DateTime.UnixEpoch;

    [JsonPropertyName("billing_mode")]
    public SubscriptionBillingMode BillingMode { get; set; }

    [JsonPropertyName("cancel_at")]
    public DateTime? CancelAt { get; set; }

    [JsonPropertyName("cancel_at_period_end")]
    public bool CancelAtPeriodEnd { get; set; }

    [JsonPropertyName("canceled_at")]
    public DateTime? CanceledAt { get; set; }

    [JsonPropertyName("cancellation_details")]
    public SubscriptionCancellationDetails CancellationDetails { get; set; }

    [JsonPropertyName("collection_method")]
    public string CollectionMethod { get; set; }

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

    [JsonPropertyName("customer_account")]
    public string CustomerAccount { get; set; }

    [JsonPropertyName("days_until_due")]
    public long? DaysUntilDue { get; set; }

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

    [JsonPropertyName("ended_at")]
    public DateTime? EndedAt { get; set; }

    [JsonPropertyName("items")]
    public StripeList<SubscriptionItem> Items { get; set; }

    public string LatestInvoiceId
    {
        get => LatestInvoiceField.Id;
        set => LatestInvoiceField = LatestInvoiceField.WithId(value);
    }

    public Invoice LatestInvoice
    {
        get => LatestInvoiceField.Value;
        set => LatestInvoiceField = Expandable<Invoice>.Of(value);
    }

    [JsonPropertyName("latest_invoice")]
    private Expandable<Invoice> LatestInvoiceField { get; set; }

    [JsonPropertyName("livemode")]
    public bool Livemode { get; set; }

    [JsonPropertyName("metadata")]
    public Dictionary<string, string> Metadata { get; set; }

    [JsonPropertyName("next_pending_invoice_item_invoice")]
    public DateTime? NextPendingInvoiceItemInvoice { get; set; }

    [JsonPropertyName("pause_collection")]
    public SubscriptionPauseCollection PauseCollection { get; set; }

    [JsonPropertyName("payment_settings")]
    public SubscriptionPaymentSettings PaymentSettings { get; set; }

    public string PendingSetupIntentId
    {
        get => PendingSetupIntentField.Id;
        set => PendingSetupIntentField = PendingSetupIntentField.WithId(value);
    }

    public SetupIntent PendingSetupIntent
    {
        get => PendingSetupIntentField.Value;
        set => PendingSetupIntentField = Expandable<SetupIntent>.Of(value);
    }

    [JsonPropertyName("pending_setup_intent")]
    private Expandable<SetupIntent> PendingSetupIntentField { get; set; }

    [JsonPropertyName("pending_update")]
    public SubscriptionPendingUpdate PendingUpdate { get; set; }

    public string ScheduleId
    {
        get => ScheduleField.Id;
        set => ScheduleField = ScheduleField.WithId(value);
    }

    [JsonPropertyName("schedule")]
    private Expandable<UnknownObject> ScheduleField { get; set; }

    [JsonPropertyName("start_date")]
    public DateTime StartDate { get; set; } = DateTime.UnixEpoch;

    [JsonPropertyName("status")]
    public string Status { get; set; }

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

    [JsonPropertyName("trial_end")]
    public DateTime? TrialEnd { get; set; }

    [JsonPropertyName("trial_settings")]
    public SubscriptionTrialSettings TrialSettings { get; set; }

    [JsonPropertyName("trial_start")]
    public DateTime? TrialStart { get; set; }
}
