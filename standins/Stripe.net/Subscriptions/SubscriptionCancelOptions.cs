using System.Text.Json.Serialization;

namespace Stripe;

/// <summary>The parameters of <c>DELETE /v1/subscriptions/{id}</c>.</summary>
public class SubscriptionCancelOptions : BaseOptions
{
    [JsonPropertyName("cancellation_details")]
    public SubscriptionCancellationDetailsOptions CancellationDetails { get; set; }

    [JsonPropertyName("invoice_now")]
    public bool? InvoiceNow { get; set; }

    [JsonPropertyName("prorate")]
    public bool? Prorate { get; set; }
}
