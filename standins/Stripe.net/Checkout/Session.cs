using System.Text.Json.Serialization;

namespace Stripe.Checkout;

/// <summary>Stripe's object <c>checkout.session</c>.</summary>
public class Session : StripeEntity<Session>, IHasId, IHasMetadata, IHasObject
{
    [JsonPropertyName("id")]
    public string Id { get; set; }

    [JsonPropertyName("object")]
    public string Object { get; set; }

    [JsonPropertyName("allow_promotion_codes")]
    public bool? AllowPromotionCodes { get; set; }

    [JsonPropertyName("amount_subtotal")]
    public long? AmountSubtotal { get; set; }

    [JsonPropertyName("amount_total")]
    public long? AmountTotal { get; set; }

    [JsonPropertyName("cancel_url")]
    public string CancelUrl { get; set; }

    [JsonPropertyName("client_reference_id")]
    public string ClientReferenceId { get; set; }

    [JsonPropertyName("client_secret")]
    public string ClientSecret { get; set; }

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

    [JsonPropertyName("customer_creation")]
    public string CustomerCreation { get; set; }

    [JsonPropertyName("customer_details")]
    public SessionCustomerDetails CustomerDetails { get; set; }

    [JsonPropertyName("customer_email")]
    public string CustomerEmail { get; set; }

    [JsonPropertyName("discounts")]
    public List<SessionDiscount> Discounts { get; set; }

    [JsonPropertyName("expires_at")]
    public DateTime ExpiresAt { get; set; } = DateTime.UnixEpoch;

    public string InvoiceId
    {
        get => InvoiceField.Id;
        set => InvoiceField = InvoiceField.WithId(value);
    }

    public Invoice Invoice
    {
        get => InvoiceField.Value;
        set => InvoiceField = Expandable<Invoice>.Of(value);
    }

    [JsonPropertyName("invoice")]
    private Expandable<Invoice> InvoiceField { get; set; }

    [JsonPropertyName("line_items")]
    public StripeList<LineItem> LineItems { get; set; }

    [JsonPropertyName("livemode")]
    public bool Livemode { get; set; }

    [JsonPropertyName("metadata")]
    public Dictionary<string, string> Metadata { get; set; }

    [JsonPropertyName("mode")]
    public string Mode { get; set; }

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

    [JsonPropertyName("payment_method_collection")]
    public string PaymentMethodCollection { get; set; }

    [JsonPropertyName("payment_method_types")]
    public List<string> PaymentMethodTypes { get; set; }

    [JsonPropertyName("payment_status")]
    public string PaymentStatus { get; set; }

    [JsonPropertyName("recovered_from")]
    public string RecoveredFrom { get; set; }

    [JsonPropertyName("return_url")]
    public string ReturnUrl { get; set; }

    public string SetupIntentId
    {
        get => SetupIntentField.Id;
        set => SetupIntentField = SetupIntentField.WithId(value);
    }

    public SetupIntent SetupIntent
    {
        get => SetupIntentField.Value;
        set => SetupIntentField = Expandable<SetupIntent>.Of(value);
    }

    [JsonPropertyName("setup_intent")]
    private Expandable<SetupIntent> SetupIntentField { get; set; }

    [JsonPropertyName("status")]
    public string Status { get; set; }

    public string SubscriptionId
    {
        get => SubscriptionField.Id;
        set => SubscriptionField = SubscriptionField.WithId(value);
    }

    public Subscription Subscription
    {
        get => SubscriptionField.Value;
        set => SubscriptionField = Expandable<Subscription>.Of(value);
    }

    [JsonPropertyName("subscription")]
    private Expandable<Subscription> SubscriptionField { get; set; }

    [JsonPropertyName("success_url")]
    public string SuccessUrl { get; set; }

    [JsonPropertyName("total_details")]
    public SessionTotalDetails TotalDetails { get; set; }

    [JsonPropertyName("ui_mode")]
    public string UiMode { get; set; }

    [JsonPropertyName("url")]
    public string Url { get; set; }
}
