using System.Text.Json.Serialization;

namespace Stripe;

/// <summary>An expanded object of a class that the stand-in lacks; its id is all that is read.</summary>
internal sealed class UnknownObject : StripeEntity<UnknownObject>, IHasId
{
    [JsonPropertyName("id")]
    public string Id { get; set; }
}
