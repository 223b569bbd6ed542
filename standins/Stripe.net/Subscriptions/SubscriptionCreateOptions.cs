using System.Text.Json.Serialization;

namespace Stripe;

/// <summary>The parameters of <c>POST /v1/subscriptions</c>.</summary>
public class SubscriptionCreateOptions : BaseOptions, IHasMetadata
{
    [JsonPropertyName("add_invoice_items")]
    public List<SubscriptionAddInvoiceItemOptions> AddInvoiceItems { get; set; }

    [JsonPropertyName("automatic_tax")]
    public SubscriptionAutomaticTaxOptions AutomaticTax { get; set; }

    [JsonPropertyName("billing_cycle_anchor")]
    public DateTime? BillingCycleAnchor { get; set; }

    [JsonPropertyName("billing_mode")]
    public SubscriptionBillingModeOptions BillingMode { get; set; }

    [JsonPropertyName("cancel_at")]
    public AnyOf<DateTime?, SubscriptionCancelAt> CancelAt { get; set; }

    [JsonPropertyName("cancel_at_period_end")]
    public bool? CancelAtPeriodEnd { get; set; }

    [JsonPropertyName("collection_method")]
    public string CollectionMethod { get; set; }

    [JsonPropertyName("currency")]
    public string Currency { get; set; }

    [JsonPropertyName("customer")]
    public string Customer { get; set; }

    [JsonPropertyName("days_until_due")]
    public long? DaysUntilDue { get; set; }

    [JsonPropertyName("default_payment_method")]
    public string DefaultPaymentMethod { get; set; }

    [JsonPropertyName("description")]
    public string Description { get; set; }

    [JsonPropertyName("discounts")]
    public List<SubscriptionDiscountOptions> Discounts { get; set => field = Cleared.Note(value); }

    [JsonPropertyName("items")]
    public List<SubscriptionItemOptions> Items { get; set; }

    [JsonPropertyName("metadata")]
    public Dictionary<string, string> Metadata { get; set => field = Cleared.Note(value); }

    [JsonPropertyName("off_session")]
    public bool? OffSession { get; set; }

    [JsonPropertyName("payment_behavior")]
    public string PaymentBehavior { get; set; }

    [JsonPropertyName("payment_settings")]
    public SubscriptionPaymentSettingsOptions PaymentSettings { get; set; }

    [JsonPropertyName("proration_behavior")]
    public string ProrationBehavior { get; set; }

    [JsonPropertyName("trial_end")]
    public AnyOf<DateTime?, SubscriptionTrialEnd> TrialEnd { get; set; }

    [JsonPropertyName("trial_period_days")]
    public long? TrialPeriodDays { get; set; }

    [JsonPropertyName("trial_settings")]
    public SubscriptionTrialSettingsOptions TrialSettings { get; set; }
}
