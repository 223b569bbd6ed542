using System.Text.Json.Serialization;

namespace Stripe.Checkout;

/// <summary>The parameter <c>tax_id_collection</c> of <see cref="SessionCreateOptions"/>.</summary>
public class SessionTaxIdCollectionOptions : INestedOptions
{
    [JsonPropertyName("enabled")]
    public bool? Enabled { get; set; }

    [JsonPropertyName("required")]
    public string Required { get; set; }
}
