using System.Text.Json.Serialization;

namespace Stripe;

/// <summary>The parameters of <c>GET /v1/refunds</c>.</summary>
public class RefundListOptions : ListOptions
{
    [JsonPropertyName("charge")]
    public string Charge { get; set; }

    [JsonPropertyName("created")]
    public AnyOf<DateTime?, DateRangeOptions> Created { get; set; }

    [JsonPropertyName("payment_intent")]
    public string PaymentIntent { get; set; }
}
