using System.Text.Json.Serialization;

namespace Stripe.Checkout;

/// <summary>The parameters of <c>GET /v1/checkout/sessions</c>.</summary>
public class SessionListOptions : ListOptions
{
    [JsonPropertyName("created")]
    public AnyOf<DateTime?, DateRangeOptions> Created { get; set; }

    [JsonPropertyName("customer")]
    public string Customer { get; set; }

    [JsonPropertyName("payment_intent")]
    public string PaymentIntent { get; set; }

    [JsonPropertyName("status")]
    public string Status { get; set; }

    [JsonPropertyName("subscription")]
    public string Subscription { get; set; }
}
