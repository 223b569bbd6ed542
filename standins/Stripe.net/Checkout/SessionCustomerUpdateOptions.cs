using System.Text.Json.Serialization;

namespace Stripe.Checkout;

/// <summary>The parameter <c>customer_update</c> of <see cref="SessionCreateOptions"/>.</summary>
public class SessionCustomerUpdateOptions : INestedOptions
{
    [JsonPropertyName("address")]
    public string Address { get; set; }

    [JsonPropertyName("name")]
    public string Name { get; set; }

    [JsonPropertyName("shipping")]
    public string Shipping { get; set; }
}
