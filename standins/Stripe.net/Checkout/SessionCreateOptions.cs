using System.Text.Json.Serialization;

namespace Stripe.Checkout;

/// <summary>The parameters of <c>POST /v1/checkout/sessions</c>.</summary>
public class SessionCreateOptions : BaseOptions, IHasMetadata
{
    [JsonPropertyName("allow_promotion_codes")]
    public bool? AllowPromotionCodes { get; set; }

    [JsonPropertyName("automatic_tax")]
    public SessionAutomaticTaxOptions AutomaticTax { get; set; }

    [JsonPropertyName("billing_address_collection")]
    public string BillingAddressCollection { get; set; }

    [JsonPropertyName("cancel_url")]
    public string CancelUrl { get; set; }

    [JsonPropertyName("client_reference_id")]
    public string ClientReferenceId { get; set; }

    [JsonPropertyName("currency")]
    public string Currency { get; set; }

    [JsonPropertyName("customer")]
    public string Customer { get; set; }

    [JsonPropertyName("customer_creation")]
    public string CustomerCreation { get; set; }

    [JsonPropertyName("customer_email")]
    public string CustomerEmail { get; set; }

    [JsonPropertyName("customer_update")]
    public SessionCustomerUpdateOptions CustomerUpdate { get; set; }

    [JsonPropertyName("discounts")]
    public List<SessionDiscountOptions> Discounts { get; set; }

    [JsonPropertyName("expires_at")]
    public DateTime? ExpiresAt { get; set; }

    [JsonPropertyName("invoice_creation")]
    public SessionInvoiceCreationOptions InvoiceCreation { get; set; }

    [JsonPropertyName("line_items")]
    public List<SessionLineItemOptions> LineItems { get; set; }

    [JsonPropertyName("locale")]
    public string Locale { get; set; }

    [JsonPropertyName("metadata")]
    public Dictionary<string, string> Metadata { get; set; }

    [JsonPropertyName("mode")]
    public string Mode { get; set; }

    [JsonPropertyName("payment_intent_data")]
    public SessionPaymentIntentDataOptions PaymentIntentData { get; set; }

    [JsonPropertyName("payment_method_collection")]
    public string PaymentMethodCollection { get; set; }

    [JsonPropertyName("payment_method_types")]
    public List<string> PaymentMethodTypes { get; set; }

    [JsonPropertyName("return_url")]
    public string ReturnUrl { get; set; }

    [JsonPropertyName("setup_intent_data")]
    public SessionSetupIntentDataOptions SetupIntentData { get; set; }

    [JsonPropertyName("submit_type")]
    public string SubmitType { get; set; }

    [JsonPropertyName("subscription_data")]
    public SessionSubscriptionDataOptions SubscriptionData { get; set; }

    [JsonPropertyName("success_url")]
    public string SuccessUrl { get; set; }

    [JsonPropertyName("tax_id_collection")]
    public SessionTaxIdCollectionOptions TaxIdCollection { get; set; }

    [JsonPropertyName("ui_mode")]
    public string UiMode { get; set; }
}
