using System.Text.Json.Serialization;

namespace Stripe;

/// <summary>The parameters of <c>GET /v1/customers/{parentId}/payment_methods</c>.</summary>
public class CustomerPaymentMethodListOptions : ListOptions
{
    [JsonPropertyName("type")]
    public string Type { get; set; }
}
