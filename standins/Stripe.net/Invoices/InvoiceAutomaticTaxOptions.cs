using System.Text.Json.Serialization;

namespace Stripe;

/// <summary>The parameter <c>automatic_tax</c> of <see cref="InvoiceCreateOptions"/>.</summary>
public class InvoiceAutomaticTaxOptions : INestedOptions
{
    [JsonPropertyName("enabled")]
    public bool? Enabled { get; set; }
}
