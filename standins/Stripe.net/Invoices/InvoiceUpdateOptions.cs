using System.Text.Json.Serialization;

namespace Stripe;

/// <summary>The parameters of <c>POST /v1/invoices/{id}</c>.</summary>
public class InvoiceUpdateOptions : BaseOptions, IHasMetadata
{
    [JsonPropertyName("auto_advance")]
    public bool? AutoAdvance { get; set; }

    [JsonPropertyName("description")]
    public string Description { get; set; }

    [JsonPropertyName("metadata")]
    public Dictionary<string, string> Metadata { get; set => field = Cleared.Note(value); }
}
