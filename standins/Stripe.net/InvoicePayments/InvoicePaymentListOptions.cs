using System.Text.Json.Serialization;

namespace Stripe;

/// <summary>The parameters of <c>GET /v1/invoice_payments</c>.</summary>
public class InvoicePaymentListOptions : ListOptions
{
    [JsonPropertyName("invoice")]
    public string Invoice { get; set; }

    [JsonPropertyName("payment")]
    public InvoicePaymentPaymentOptions Payment { get; set; }

    [JsonPropertyName("status")]
    public string Status { get; set; }
}
