namespace Stripe.Billing;

/// <summary>The calls below <c>/v1/billing/meters</c>.</summary>
public class MeterService : Service
{
    public MeterService(IStripeClient client)
        : base(client)
    {
        EventSummaries = new MeterEventSummaryService(client);
    }

    public virtual MeterEventSummaryService EventSummaries { get; }

    /// <summary><c>POST /v1/billing/meters</c>.</summary>
    public virtual Task<Meter> CreateAsync(
        MeterCreateOptions options,
        RequestOptions requestOptions = null,
        CancellationToken cancellationToken = default) =>
        Post<Meter>("/v1/billing/meters", options, requestOptions, cancellationToken);

    /// <summary><c>GET /v1/billing/meters/{id}</c>.</summary>
    public virtual Task<Meter> GetAsync(
        string id,
        MeterGetOptions options = null,
        RequestOptions requestOptions = null,
        CancellationToken cancellationToken = default) =>
        Fetch<Meter>($"/v1/billing/meters/{Id(id)}", options, requestOptions, cancellationToken);

    /// <summary><c>GET /v1/billing/meters</c>.</summary>
    public virtual Task<StripeList<Meter>> ListAsync(
        MeterListOptions options = null,
        RequestOptions requestOptions = null,
        CancellationToken cancellationToken = default) =>
        Fetch<StripeList<Meter>>("/v1/billing/meters", options, requestOptions, cancellationToken);

    /// <summary><c>GET /v1/billing/meters</c>, page after page.</summary>
    public virtual IAsyncEnumerable<Meter> ListAutoPagingAsync(
        MeterListOptions options = null,
        RequestOptions requestOptions = null,
        CancellationToken cancellationToken = default) =>
        Pages<Meter>("/v1/billing/meters", options, requestOptions, cancellationToken);
}
