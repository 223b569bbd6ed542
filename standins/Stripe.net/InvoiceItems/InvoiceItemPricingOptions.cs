using System.Text.Json.Serialization;

namespace Stripe;

/// <summary>The parameter <c>pricing</c> of <see cref="InvoiceItemCreateOptions"/>.</summary>
public class InvoiceItemPricingOptions : INestedOptions
{
    [JsonPropertyName("price")]
    public string Price { get; set; }
}
