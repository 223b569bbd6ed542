using System.Text.Json.Serialization;

namespace Stripe;

/// <summary>The field <c>confirmation_secret</c> of <see cref="Invoice"/>.</summary>
public class InvoiceConfirmationSecret : StripeEntity<InvoiceConfirmationSecret>
{
    [JsonPropertyName("client_secret")]
    public string ClientSecret { get; set; }

    [JsonPropertyName("type")]
    public string Type { get; set; }
}
