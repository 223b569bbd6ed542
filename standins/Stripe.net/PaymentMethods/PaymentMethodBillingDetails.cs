using System.Text.Json.Serialization;

namespace Stripe;

/// <summary>The field <c>billing_details</c> of <see cref="PaymentMethod"/>.</summary>
public class PaymentMethodBillingDetails : StripeEntity<PaymentMethodBillingDetails>
{
    [JsonPropertyName("address")]
    public Address Address { get; set; }

    [JsonPropertyName("email")]
    public string Email { get; set; }

    [JsonPropertyName("name")]
    public string Name { get; set; }

    [JsonPropertyName("phone")]
    public string Phone { get; set; }
}
