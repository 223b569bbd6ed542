namespace Stripe;

/// <summary>The calls below <c>/v1/disputes</c>.</summary>
public class DisputeService : Service
{
    public DisputeService(IStripeClient client)
        : base(client)
    {
    }

    /// <summary><c>GET /v1/disputes/{id}</c>.</summary>
    public virtual Task<Dispute> GetAsync(
        string id,
        DisputeGetOptions options = null,
        RequestOptions requestOptions = null,
        CancellationToken cancellationToken = default) =>
        Fetch<Dispute>($"/v1/disputes/{Id(id)}", options, requestOptions, cancellationToken);

    /// <summary><c>GET /v1/disputes</c>.</summary>
    public virtual Task<StripeList<Dispute>> ListAsync(
        DisputeListOptions options = null,
        RequestOptions requestOptions = null,
        CancellationToken cancellationToken = default) =>
        Fetch<StripeList<Dispute>>("/v1/disputes", options, requestOptions, cancellationToken);

    /// <summary><c>GET /v1/disputes</c>, page after page.</summary>
    public virtual IAsyncEnumerable<Dispute> ListAutoPagingAsync(
        DisputeListOptions options = null,
        RequestOptions requestOptions = null,
        CancellationToken cancellationToken = default) =>
        Pages<Dispute>("/v1/disputes", options, requestOptions, cancellationToken);
}
