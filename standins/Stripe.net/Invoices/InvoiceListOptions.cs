using System.Text.Json.Serialization;

namespace Stripe;

/// <summary>The parameters of <c>GET /v1/invoices</c>.</summary>
public class InvoiceListOptions : ListOptions
{
    [JsonPropertyName("collection_method")]
    public string CollectionMethod { get; set; }

    [JsonPropertyName("created")]
    public AnyOf<DateTime?, DateRangeOptions> Created { get; set; }

    [JsonPropertyName("customer")]
    public string Customer { get; set; }

    [JsonPropertyName("due_date")]
    public AnyOf<DateTime?, DateRangeOptions> DueDate { get; set; }

    [JsonPropertyName("status")]
    public string Status { get; set; }

    [JsonPropertyName("subscription")]
    public string Subscription { get; set; }
}
