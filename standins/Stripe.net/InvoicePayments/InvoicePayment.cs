using System.Text.Json.Serialization;

namespace Stripe;

/// <summary>The field <c>payments</c> of <see cref="Invoice"/>.</summary>
public class InvoicePayment : StripeEntity<InvoicePayment>, IHasId, IHasObject
{
    [JsonPropertyName("id")]
    public string Id { get; set; }

    [JsonPropertyName("object")]
    public string Object { get; set; }

    [JsonPropertyName("amount_paid")]
    public long? AmountPaid { get; set; }

    [JsonPropertyName("amount_requested")]
    public long AmountRequested { get; set; }

    [JsonPropertyName("created")]
    public DateTime Created { get; set; } = DateTime.UnixEpoch;

    [JsonPropertyName("currency")]
    public string Currency { get; set; }

    public string InvoiceId
    {
        get => InvoiceField.Id;
        set => InvoiceField = InvoiceField.WithId(value);
    }

    public Invoice Invoice
    {
        get => InvoiceField.Value;
        set => InvoiceField = Expandable<Invoice>.Of(value);
    }

    [JsonPropertyName("invoice")]
    private Expandable<Invoice> InvoiceField { get; set; }

    [JsonPropertyName("is_default")]
    public bool IsDefault { get; set; }

    [JsonPropertyName("livemode")]
    public bool Livemode { get; set; }

    [JsonPropertyName("payment")]
    public InvoicePaymentPayment Payment { get; set; }

    [JsonPropertyName("status")]
    public string Status { get; set; }

    [JsonPropertyName("status_transitions")]
    public InvoicePaymentStatusTransitions StatusTransitions { get; set; }
}
