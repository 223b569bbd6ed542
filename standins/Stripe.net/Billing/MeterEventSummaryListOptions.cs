using System.Text.Json.Serialization;

namespace Stripe.Billing;

/// <summary>The parameters of <c>GET /v1/billing/meters/{parentId}/event_summaries</c>.</summary>
public class MeterEventSummaryListOptions : ListOptions
{
    [JsonPropertyName("customer")]
    public string Customer { get; set; }

    [JsonPropertyName("end_time")]
    public DateTime? EndTime { get; set; }

    [JsonPropertyName("start_time")]
    public DateTime? StartTime { get; set; }

    [JsonPropertyName("value_grouping_window")]
    public string ValueGroupingWindow { get; set; }
}
