namespace Stripe;

/// <summary>The calls below <c>/v1/refunds</c>.</summary>
public class RefundService : Service
{
    public RefundService(IStripeClient client)
        : base(client)
    {
    }

    /// <summary><c>POST /v1/refunds</c>.</summary>
    public virtual Task<Refund> CreateAsync(
        RefundCreateOptions options,
        RequestOptions requestOptions = null,
        CancellationToken cancellationToken = default) =>
        Post<Refund>("/v1/refunds", options, requestOptions, cancellationToken);

    /// <summary><c>GET /v1/refunds/{id}</c>.</summary>
    public virtual Task<Refund> GetAsync(
        string id,
        RefundGetOptions options = null,
        RequestOptions requestOptions = null,
        CancellationToken cancellationToken = default) =>
        Fetch<Refund>($"/v1/refunds/{Id(id)}", options, requestOptions, cancellationToken);

    /// <summary><c>GET /v1/refunds</c>.</summary>
    public virtual Task<StripeList<Refund>> ListAsync(
        RefundListOptions options = null,
        RequestOptions requestOptions = null,
        CancellationToken cancellationToken = default) =>
        Fetch<StripeList<Refund>>("/v1/refunds", options, requestOptions, cancellationToken);

    /// <summary><c>GET /v1/refunds</c>, page after page.</summary>
    public virtual IAsyncEnumerable<Refund> ListAutoPagingAsync(
        RefundListOptions options = null,
        RequestOptions requestOptions = null,
        CancellationToken cancellationToken = default) =>
        Pages<Refund>("/v1/refunds", options, requestOptions, cancellationToken);
}
