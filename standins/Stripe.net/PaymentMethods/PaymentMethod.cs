using System.Text.Json.Serialization;

namespace Stripe;

/// <summary>Stripe's object <c>payment_method</c>.</summary>
public class PaymentMethod : StripeEntity<PaymentMethod>, IHasId, IHasMetadata, IHasObject
{
    [JsonPropertyName("id")]
    public string Id { get; set; }

    [JsonPropertyName("object")]
    public string Object { get; set; }

    [JsonPropertyName("allow_redisplay")]
    public string AllowRedisplay { get; set; }

    [JsonPropertyName("billing_details")]
    public PaymentMethodBillingDetails BillingDetails { get; set; }

    [JsonPropertyName("card")]
    public PaymentMethodCard Card { get; set; }

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

    [JsonPropertyName("livemode")]
    public bool Livemode { get; set; }

    [JsonPropertyName("metadata")]
    public Dictionary<string, string> Metadata { get; set; }

    [JsonPropertyName("type")]
    public string Type { get; set; }
}
