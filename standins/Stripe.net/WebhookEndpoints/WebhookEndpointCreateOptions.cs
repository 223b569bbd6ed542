using System.Text.Json.Serialization;

namespace Stripe;

/// <summary>The parameters of <c>POST /v1/webhook_endpoints</c>.</summary>
public class WebhookEndpointCreateOptions : BaseOptions, IHasMetadata
{
    [JsonPropertyName("api_version")]
    public string ApiVersion { get; set; }

    [JsonPropertyName("description")]
    public string Description { get; set => field = Cleared.Note(value); }

    [JsonPropertyName("enabled_events")]
    public List<string> EnabledEvents { get; set; }

    [JsonPropertyName("metadata")]
    public Dictionary<string, string> Metadata { get; set => field = Cleared.Note(value); }

    [JsonPropertyName("url")]
    public string Url { get; set; }
}
