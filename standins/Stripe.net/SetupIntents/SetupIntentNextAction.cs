using System.Text.Json.Serialization;

namespace Stripe;

/// <summary>The field <c>next_action</c> of <see cref="SetupIntent"/>.</summary>
public class SetupIntentNextAction : StripeEntity<SetupIntentNextAction>
{
    [JsonPropertyName("redirect_to_url")]
    public SetupIntentNextActionRedirectToUrl RedirectToUrl { get; set; }

    [JsonPropertyName("type")]
    public string Type { get; set; }
}
