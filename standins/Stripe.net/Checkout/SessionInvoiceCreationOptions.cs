using System.Text.Json.Serialization;

namespace Stripe.Checkout;

/// <summary>The parameter <c>invoice_creation</c> of <see cref="SessionCreateOptions"/>.</summary>
public class SessionInvoiceCreationOptions : INestedOptions
{
    [JsonPropertyName("enabled")]
    public bool? Enabled { get; set; }

    [JsonPropertyName("invoice_data")]
    public SessionInvoiceCreationInvoiceDataOptions InvoiceData { get; set; }
}
