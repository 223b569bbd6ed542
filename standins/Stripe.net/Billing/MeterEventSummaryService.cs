namespace Stripe.Billing;

/// <summary>The calls below <c>/v1/billing/meters/{parentId}/event_summaries</c>.</summary>
public class MeterEventSummaryService : Service
{
    public MeterEventSummaryService(IStripeClient client)
        : base(client)
    {
    }

    /// <summary><c>GET /v1/billing/meters/{parentId}/event_summaries</c>.</summary>
    public virtual Task<StripeList<MeterEventSummary>> ListAsync(
        string parentId,
        MeterEventSummaryListOptions options = null,
        RequestOptions requestOptions = null,
        CancellationToken cancellationToken = default) =>
        Fetch<StripeList<MeterEventSummary>>(
            $"/v1/billing/meters/{Id(parentId)}/event_summaries", options, requestOptions, cancellationToken);

    /// <summary><c>GET /v1/billing/meters/{parentId}/event_summaries</c>, page after page.</summary>
    public virtual IAsyncEnumerable<MeterEventSummary> ListAutoPagingAsync(
        string parentId,
        MeterEventSummaryListOptions options = null,
        RequestOptions requestOptions = null,
        CancellationToken cancellationToken = default) =>
        Pages<MeterEventSummary>(
            $"/v1/billing/meters/{Id(parentId)}/event_summaries", options, requestOptions, cancellationToken);
}
