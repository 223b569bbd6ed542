using System.Text.Json.Serialization;

namespace Stripe;

/// <summary>The parameters of <c>POST /v1/prices/{id}</c>.</summary>
public class PriceUpdateOptions : BaseOptions, IHasMetadata
{
    [JsonPropertyName("active")]
    public bool? Active { get; set; }

    [JsonPropertyName("lookup_key")]
    public string LookupKey { get; set; }

    [JsonPropertyName("metadata")]
    public Dictionary<string, string> Metadata { get; set => field = Cleared.Note(value); }

    [JsonPropertyName("nickname")]
    public string Nickname { get; set; }

    [JsonPropertyName("tax_behavior")]
    public string TaxBehavior { get; set; }

    [JsonPropertyName("transfer_lookup_key")]
    public bool? TransferLookupKey { get; set; }
}
