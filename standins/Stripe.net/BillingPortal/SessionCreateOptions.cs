using System.Text.Json.Serialization;

namespace Stripe.BillingPortal;

/// <summary>The parameters of <c>POST /v1/billing_portal/sessions</c>.</summary>
public class SessionCreateOptions : BaseOptions
{
    [JsonPropertyName("configuration")]
    public string Configuration { get; set; }

    [JsonPropertyName("customer")]
    public string Customer { get; set; }

    [JsonPropertyName("flow_data")]
    public SessionFlowDataOptions FlowData { get; set; }

    [JsonPropertyName("locale")]
    public string Locale { get; set; }

    [JsonPropertyName("return_url")]
    public string ReturnUrl { get; set; }
}
