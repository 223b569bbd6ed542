using System.Text.Json.Serialization;

namespace Stripe;

/// <summary>The parameter <c>payment_settings</c> of <see cref="SubscriptionCreateOptions"/>.</summary>
public class SubscriptionPaymentSettingsOptions : INestedOptions, IClearsFields
{
    ClearedFields IClearsFields.Cleared => Cleared;

    internal ClearedFields Cleared { get; } = new();

    [JsonPropertyName("payment_method_types")]
    public List<string> PaymentMethodTypes { get; set => field = Cleared.Note(value); }

    [JsonPropertyName("save_default_payment_method")]
    public string SaveDefaultPaymentMethod { get; set; }
}
