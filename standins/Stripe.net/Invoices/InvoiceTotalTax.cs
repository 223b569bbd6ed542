using System.Text.Json.Serialization;

namespace Stripe;

/// <summary>The field <c>total_taxes</c> of <see cref="Invoice"/>.</summary>
public class InvoiceTotalTax : StripeEntity<InvoiceTotalTax>
{
    [JsonPropertyName("amount")]
    public long Amount { get; set; }

    [JsonPropertyName("tax_behavior")]
    public string TaxBehavior { get; set; }

    [JsonPropertyName("taxability_reason")]
    public string TaxabilityReason { get; set; }

    [JsonPropertyName("taxable_amount")]
    public long? TaxableAmount { get; set; }

    [JsonPropertyName("type")]
    public string Type { get; set; }
}
