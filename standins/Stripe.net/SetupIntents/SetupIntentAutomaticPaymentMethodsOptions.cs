using System.Text.Json.Serialization;

namespace Stripe;

/// <summary>The parameter <c>automatic_payment_methods</c> of <see cref="SetupIntentCreateOptions"/>.</summary>
public class SetupIntentAutomaticPaymentMethodsOptions : INestedOptions
{
    [JsonPropertyName("allow_redirects")]
    public string AllowRedirects { get; set; }

    [JsonPropertyName("enabled")]
    public bool? Enabled { get; set; }
}
