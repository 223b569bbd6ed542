using System.Text.Json.Serialization;

namespace Stripe.BillingPortal;

/// <summary>Stripe's object <c>billing_portal.session</c>.</summary>
public class Session : StripeEntity<Session>, IHasId, IHasObject
{
    [JsonPropertyName("id")]
    public string Id { get; set; }

    [JsonPropertyName("object")]
    public string Object { get; set; }

    public string ConfigurationId
    {
        get => ConfigurationField.Id;
        set => ConfigurationField = ConfigurationField.WithId(value);
    }

    [JsonPropertyName("configuration")]
    private Expandable<UnknownObject> ConfigurationField { get; set; }

    [JsonPropertyName("created")]
    public DateTime Created { get; set; } = DateTime.UnixEpoch;

    [JsonPropertyName("customer")]
    public string Customer { get; set; }

    [JsonPropertyName("flow")]
    public SessionFlow Flow { get; set; }

    [JsonPropertyName("livemode")]
    public bool Livemode { get; set; }

    [JsonPropertyName("locale")]
    public string Locale { get; set; }

    [JsonPropertyName("return_url")]
    public string ReturnUrl { get; set; }

    [JsonPropertyName("url")]
    public string Url { get; set; }
}
