using System.Text.Json.Serialization;

namespace Stripe;

/// <summary>The parameters of <c>POST /v1/invoices/{id}/finalize</c>.</summary>
public class InvoiceFinalizeOptions : BaseOptions
{
    [JsonPropertyName("auto_advance")]
    public bool? AutoAdvance { get; set; }
}
