using System.Text.Json.Serialization;

namespace Stripe;

/// <summary>The field <c>payment</c> of <see cref="InvoicePayment"/>.</summary>
public class InvoicePaymentPayment : StripeEntity<InvoicePaymentPayment>
{
    public string ChargeId
    {
        get => ChargeField.Id;
        set => ChargeField = ChargeField.WithId(value);
    }

    public Charge Charge
    {
        get => ChargeField.Value;
        set => ChargeField = Expandable<Charge>.Of(value);
    }

    [JsonPropertyName("charge")]
    private Expandable<Charge> ChargeField { get; set; }

    public string PaymentIntentId
    {
        get => PaymentIntentField.Id;
        set => PaymentIntentField = PaymentIntentField.WithId(value);
    }

    public PaymentIntent PaymentIntent
    {
        get => PaymentIntentField.Value;
        set => PaymentIntentField = Expandable<PaymentIntent>.Of(value);
    }

    [JsonPropertyName("payment_intent")]
    private Expandable<PaymentIntent> PaymentIntentField { get; set; }

    [JsonPropertyName("type")]
    public string Type { get; set; }
}
