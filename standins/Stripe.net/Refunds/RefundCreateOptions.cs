using System.Text.Json.Serialization;

namespace Stripe;

/// <summary>The parameters of <c>POST /v1/refunds</c>.</summary>
public class RefundCreateOptions : BaseOptions, IHasMetadata
{
    [JsonPropertyName("amount")]
    public long? Amount { get; set; }

    [JsonPropertyName("charge")]
    public string Charge { get; set; }

    [JsonPropertyName("currency")]
    public string Currency { get; set; }

    [JsonPropertyName("metadata")]
    public Dictionary<string, string> Metadata { get; set => field = Cleared.Note(value); }

    [JsonPropertyName("payment_intent")]
    public string PaymentIntent { get; set; }

    [JsonPropertyName("reason")]
    public string Reason { get; set; }
}
