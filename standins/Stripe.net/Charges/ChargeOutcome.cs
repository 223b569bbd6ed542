using System.Text.Json.Serialization;

namespace Stripe;

/// <summary>The field <c>outcome</c> of <see cref="Charge"/>.</summary>
public class ChargeOutcome : StripeEntity<ChargeOutcome>
{
    [JsonPropertyName("network_status")]
    public string NetworkStatus { get; set; }

    [JsonPropertyName("reason")]
    public string Reason { get; set; }

    [JsonPropertyName("risk_level")]
    public string RiskLevel { get; set; }

    [JsonPropertyName("seller_message")]
    public string SellerMessage { get; set; }

    [JsonPropertyName("type")]
    public string Type { get; set; }
}
