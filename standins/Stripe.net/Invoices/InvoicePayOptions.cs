using System.Text.Json.Serialization;

namespace Stripe;

/// <summary>The parameters of <c>POST /v1/invoices/{id}/pay</c>.</summary>
public class InvoicePayOptions : BaseOptions
{
    [JsonPropertyName("forgive")]
    public bool? Forgive { get; set; }

    [JsonPropertyName("off_session")]
    public bool? OffSession { get; set; }

    [JsonPropertyName("paid_out_of_band")]
    public bool? PaidOutOfBand { get; set; }

    [JsonPropertyName("payment_method")]
    public string PaymentMethod { get; set; }
}
