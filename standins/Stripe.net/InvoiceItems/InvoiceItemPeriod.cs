using System.Text.Json.Serialization;

namespace Stripe;

/// <summary>The field <c>period</c> of <see cref="InvoiceItem"/>.</summary>
public class InvoiceItemPeriod : StripeEntity<InvoiceItemPeriod>
{
    [JsonPropertyName("end")]
    public DateTime End { get; set; } = DateTime.UnixEpoch;

    [JsonPropertyName("start")]
    public DateTime Start { get; set; } = DateTime.UnixEpoch;
}
