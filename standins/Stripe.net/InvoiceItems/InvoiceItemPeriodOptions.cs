using System.Text.Json.Serialization;

namespace Stripe;

/// <summary>The parameter <c>period</c> of <see cref="InvoiceUpcomingInvoiceItemOptions"/>.</summary>
public class InvoiceItemPeriodOptions : INestedOptions
{
    [JsonPropertyName("end")]
    public DateTime? End { get; set; }

    [JsonPropertyName("start")]
    public DateTime? Start { get; set; }
}
