using System.Text.Json.Serialization;

namespace Stripe.Billing;

/// <summary>The parameters of <c>GET /v1/billing/meters</c>.</summary>
public class MeterListOptions : ListOptions
{
    [JsonPropertyName("status")]
    public string Status { get; set; }
}
