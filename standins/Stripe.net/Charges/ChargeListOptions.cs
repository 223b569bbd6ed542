using System.Text.Json.Serialization;

namespace Stripe;

/// <summary>The parameters of <c>GET /v1/charges</c>.</summary>
public class ChargeListOptions : ListOptions
{
    [JsonPropertyName("created")]
    public AnyOf<DateTime?, DateRangeOptions> Created { get; set; }

    [JsonPropertyName("customer")]
    public string Customer { get; set; }

    [JsonPropertyName("payment_intent")]
    public string PaymentIntent { get; set; }
}
