using System.Text.Json.Serialization;

namespace Stripe;

/// <summary>The parameters of <c>POST /v1/invoices</c>.</summary>
public class InvoiceCreateOptions : BaseOptions, IHasMetadata
{
    [JsonPropertyName("auto_advance")]
    public bool? AutoAdvance { get; set; }

    [JsonPropertyName("automatic_tax")]
    public InvoiceAutomaticTaxOptions AutomaticTax { get; set; }

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
    public List<InvoiceDiscountOptions> Discounts { get; set => field = Cleared.Note(value); }

    [JsonPropertyName("due_date")]
    public DateTime? DueDate { get; set; }

    [JsonPropertyName("footer")]
    public string Footer { get; set; }

    [JsonPropertyName("metadata")]
    public Dictionary<string, string> Metadata { get; set => field = Cleared.Note(value); }

    [JsonPropertyName("pending_invoice_items_behavior")]
    public string PendingInvoiceItemsBehavior { get; set; }

    [JsonPropertyName("subscription")]
    public string Subscription { get; set; }
}
