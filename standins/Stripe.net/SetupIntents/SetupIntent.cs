using System.Text.Json.Serialization;

namespace Stripe;

/// <summary>Stripe's object <c>setup_intent</c>.</summary>
public class SetupIntent : StripeEntity<SetupIntent>, IHasId, IHasMetadata, IHasObject
{
    [JsonPropertyName("id")]
    public string Id { get; set; }

    [JsonPropertyName("object")]
    public string Object { get; set; }

    [JsonPropertyName("cancellation_reason")]
    public string CancellationReason { get; set; }

    [JsonPropertyName("client_secret")]
    public string ClientSecret { get; set; }

    [JsonPropertyName("created")]
    public DateTime Created { get; set; } = DateTime.UnixEpoch;

    public string CustomerId
    {
        get => CustomerField.Id;
        set => CustomerField = CustomerField.WithId(value);
    }

    public Customer Customer
    {
        get => CustomerField.Value;
        set => CustomerField = Expandable<Customer>.Of(value);
    }

    [JsonPropertyName("customer")]
    private Expandable<Customer> CustomerField { get; set; }

    [JsonPropertyName("description")]
    public string Description { get; set; }

    [JsonPropertyName("last_setup_error")]
    public StripeError LastSetupError { get; set; }

    [JsonPropertyName("livemode")]
    public bool Livemode { get; set; }

    [JsonPropertyName("metadata")]
    public Dictionary<string, string> Metadata { get; set; }

    [JsonPropertyName("next_action")]
    public SetupIntentNextAction NextAction { get; set; }

    public string PaymentMethodId
    {
        get => PaymentMethodField.Id;
        set => PaymentMethodField = PaymentMethodField.WithId(value);
    }

    public PaymentMethod PaymentMethod
    {
        get => PaymentMethodField.Value;
        set => PaymentMethodField = Expandable<PaymentMethod>.Of(value);
    }

    [JsonPropertyName("payment_method")]
    private Expandable<PaymentMethod> PaymentMethodField { get; set; }

    [JsonPropertyName("payment_method_types")]
    public List<string> PaymentMethodTypes { get; set; }

    [JsonPropertyName("status")]
    public string Status { get; set; }

    [JsonPropertyName("usage")]
    public string Usage { get; set; }
}
