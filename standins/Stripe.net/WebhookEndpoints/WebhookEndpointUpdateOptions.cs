using System.Text.Json.Serialization;

namespace Stripe;

/// <summary>The parameters of <c>POST /v1/webhook_endpoints/{id}</c>.</summary>
public class WebhookEndpointUpdateOptions : BaseOptions, IHasMetadata
{
    [JsonPropertyName("description")]
    public string Description { get; set => field = Cleared.Note(value); }

    [JsonPropertyName("disabled")]
    public bool? Disabled { get; set; }

    [JsonPropertyName("enabled_events")]
    public List<string> EnabledEvents { get; set; }

    [JsonPropertyName("metadata")]
    public Dictionary<string, string> Metadata { get; set => field = Cleared.Note(value); }

    [JsonPropertyName("url")]
    public string Url { get; set; }
}
