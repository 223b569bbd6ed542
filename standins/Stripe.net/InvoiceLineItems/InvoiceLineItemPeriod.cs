using System.Text.Json.Serialization;

namespace Stripe;

/// <summary>The field <c>period</c> of <see cref="InvoiceLineItem"/>.</summary>
public class InvoiceLineItemPeriod : StripeEntity<InvoiceLineItemPeriod>
{
    [JsonPropertyName("end")]
    public DateTime End { get; set; } = DateTime.UnixEpoch;

    [JsonPropertyName("start")]
    public DateTime Start { get; set; } = DateTime.UnixEpoch;
}
