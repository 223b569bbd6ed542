using System.Text.Json.Serialization;

namespace Stripe.Checkout;

/// <summary>The parameter <c>invoice_data</c> of <see cref="SessionInvoiceCreationOptions"/>.</summary>
public class SessionInvoiceCreationInvoiceDataOptions : INestedOptions, IHasMetadata
{
    [JsonPropertyName("description")]
    public string Description { get; set; }

    [JsonPropertyName("footer")]
    public string Footer { get; set; }

    [JsonPropertyName("metadata")]
    public Dictionary<string, string> Metadata { get; set; }
}
