using System.Text.Json.Serialization;

namespace Stripe;

/// <summary>The parameter <c>invoice_settings</c> of <see cref="CustomerCreateOptions"/>.</summary>
public class CustomerInvoiceSettingsOptions : INestedOptions
{
    [JsonPropertyName("default_payment_method")]
    public string DefaultPaymentMethod { get; set; }

    [JsonPropertyName("footer")]
    public string Footer { get; set; }
}
