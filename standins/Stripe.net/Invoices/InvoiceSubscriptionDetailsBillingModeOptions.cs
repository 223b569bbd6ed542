using System.Text.Json.Serialization;

namespace Stripe;

/// <summary>The parameter <c>billing_mode</c> of <see cref="InvoiceSubscriptionDetailsOptions"/>.</summary>
public class InvoiceSubscriptionDetailsBillingModeOptions : INestedOptions
{
    [JsonPropertyName("type")]
    public string Type { get; set; }
}
