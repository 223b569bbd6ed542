using System.Text.Json.Serialization;

namespace Stripe;

/// <summary>Stripe's object <c>event</c>.</summary>
public class Event : StripeEntity<Event>, IHasId, IHasObject
{
    [JsonPropertyName("id")]
    public string Id { get; set; }

    [JsonPropertyName("object")]
    public string Object { get; set; }

    [JsonPropertyName("account")]
    public string Account { get; set; }

    [JsonPropertyName("api_version")]
    public string ApiVersion { get; set; }

    [JsonPropertyName("context")]
    public string Context { get; set; }

    [JsonPropertyName("created")]
    public DateTime Created { get; set; } = DateTime.UnixEpoch;

    [JsonPropertyName("data")]
    public EventData Data { get; set; }

    [JsonPropertyName("livemode")]
    public bool Livemode { get; set; }

    [JsonPropertyName("pending_webhooks")]
    public long PendingWebhooks { get; set; }

    [JsonPropertyName("request")]
    public EventRequest Request { get; set; }

    [JsonPropertyName("type")]
    public string Type { get; set; }
}
