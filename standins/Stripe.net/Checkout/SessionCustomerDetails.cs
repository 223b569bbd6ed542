using System.Text.Json.Serialization;

namespace Stripe.Checkout;

/// <summary>The field <c>customer_details</c> of <see cref="Session"/>.</summary>
public class SessionCustomerDetails : StripeEntity<SessionCustomerDetails>
{
    [JsonPropertyName("address")]
    public Address Address { get; set; }

    [JsonPropertyName("email")]
    public string Email { get; set; }

    [JsonPropertyName("name")]
    public string Name { get; set; }

    [JsonPropertyName("phone")]
    public string Phone { get; set; }

    [JsonPropertyName("tax_exempt")]
    public string TaxExempt { get; set; }
}
