using System.Text.Json.Serialization;

namespace Stripe;

/// <summary>Stripe's object <c>dispute</c>.</summary>
public class Dispute : StripeEntity<Dispute>, IHasId, IHasMetadata, IHasObject
{
    [JsonPropertyName("id")]
    public string Id { get; set; }

    [JsonPropertyName("object")]
    public string Object { get; set; }

    [JsonPropertyName("amount")]
    public long Amount { get; set; }

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

    [JsonPropertyName("created")]
    public DateTime Created { get; set; } = DateTime.UnixEpoch;

    [JsonPropertyName("currency")]
    public string Currency { get; set; }

    [JsonPropertyName("evidence_details")]
    public DisputeEvidenceDetails EvidenceDetails { get; set; }

    [JsonPropertyName("is_charge_refundable")]
    public bool IsChargeRefundable { get; set; }

    [JsonPropertyName("livemode")]
    public bool Livemode { get; set; }

    [JsonPropertyName("metadata")]
    public Dictionary<string, string> Metadata { get; set; }

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

    [JsonPropertyName("reason")]
    public string Reason { get; set; }

    [JsonPropertyName("status")]
    public string Status { get; set; }
}
