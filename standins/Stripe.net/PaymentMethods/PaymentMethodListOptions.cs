using System.Text.Json.Serialization;

namespace Stripe;

/// <summary>The parameters of <c>GET /v1/payment_methods</c>.</summary>
public class PaymentMethodListOptions : ListOptions
{
    [JsonPropertyName("customer")]
    public string Customer { get; set; }

    [JsonPropertyName("type")]
    public string Type { get; set; }
}
