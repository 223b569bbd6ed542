using System.Text.Json.Serialization;

namespace Stripe.Checkout;

/// <summary>The field <c>total_details</c> of <see cref="Session"/>.</summary>
public class SessionTotalDetails : StripeEntity<SessionTotalDetails>
{
    [JsonPropertyName("amount_discount")]
    public long AmountDiscount { get; set; }

    [JsonPropertyName("amount_shipping")]
    public long? AmountShipping { get; set; }

    [JsonPropertyName("amount_tax")]
    public long AmountTax { get; set; }
}
