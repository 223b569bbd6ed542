using System.Text.Json.Serialization;

namespace Stripe;

/// <summary>The parameters of <c>POST /v1/invoices/create_preview</c>.</summary>
public class InvoiceCreatePreviewOptions : BaseOptions
{
    [JsonPropertyName("automatic_tax")]
    public InvoiceAutomaticTaxOptions AutomaticTax { get; set; }

    [JsonPropertyName("currency")]
    public string Currency { get; set; }

    [JsonPropertyName("customer")]
    public string Customer { get; set; }

    [JsonPropertyName("discounts")]
    public List<InvoiceDiscountOptions> Discounts { get; set => field = Cleared.Note(value); }

    [JsonPropertyName("invoice_items")]
    public List<InvoiceUpcomingInvoiceItemOptions> InvoiceItems { get; set; }

    [JsonPropertyName("preview_mode")]
    public string PreviewMode { get; set; }

    [JsonPropertyName("schedule")]
    public string Schedule { get; set; }

    [JsonPropertyName("subscription")]
    public string Subscription { get; set; }

    [JsonPropertyName("subscription_details")]
    public InvoiceSubscriptionDetailsOptions SubscriptionDetails { get; set; }
}
