using System.Text.Json.Serialization;

namespace Stripe;

/// <summary>The parameter <c>payment</c> of <see cref="InvoicePaymentListOptions"/>.</summary>
public class InvoicePaymentPaymentOptions : INestedOptions
{
    [JsonPropertyName("payment_intent")]
    public string PaymentIntent { get; set; }

    [JsonPropertyName("payment_record")]
    public string PaymentRecord { get; set; }

    [JsonPropertyName("type")]
    public string Type { get; set; }
}
