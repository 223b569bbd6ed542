using System.Text.Json.Serialization;

namespace Stripe;

/// <summary>The field <c>cancellation_details</c> of <see cref="Subscription"/>.</summary>
public class SubscriptionCancellationDetails : StripeEntity<SubscriptionCancellationDetails>
{
    [JsonPropertyName("comment")]
    public string Comment { get; set; }

    [JsonPropertyName("feedback")]
    public string Feedback { get; set; }

    [JsonPropertyName("reason")]
    public string Reason { get; set; }
}
