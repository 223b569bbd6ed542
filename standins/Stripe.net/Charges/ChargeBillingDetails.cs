using System.Text.Json.Serialization;

namespace Stripe;

/// <summary>The field <c>billing_details</c> of <see cref="Charge"/>.</summary>
public class ChargeBillingDetails : StripeEntity<ChargeBillingDetails>
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
