using System.Text.Json.Serialization;

namespace Stripe.Checkout;

/// <summary>The parameter <c>setup_intent_data</c> of <see cref="SessionCreateOptions"/>.</summary>
public class SessionSetupIntentDataOptions : INestedOptions, IHasMetadata
{
    [JsonPropertyName("description")]
    public string Description { get; set; }

    [JsonPropertyName("metadata")]
    public Dictionary<string, string> Metadata { get; set; }
}
