namespace Stripe;

/// <summary>The calls below <c>/v1/prices</c>.</summary>
public class PriceService : Service
{
    public PriceService(IStripeClient client)
        : base(client)
    {
    }

    /// <summary><c>POST /v1/prices</c>.</summary>
    public virtual Task<Price> CreateAsync(
        PriceCreateOptions options,
        RequestOptions requestOptions = null,
        CancellationToken cancellationToken = default) =>
        Post<Price>("/v1/prices", options, requestOptions, cancellationToken);

    /// <summary><c>GET /v1/prices/{id}</c>.</summary>
    public virtual Task<Price> GetAsync(
        string id,
        PriceGetOptions options = null,
        RequestOptions requestOptions = null,
        CancellationToken cancellationToken = default) =>
        Fetch<Price>($"/v1/prices/{Id(id)}", options, requestOptions, cancellationToken);

    /// <summary><c>POST /v1/prices/{id}</c>.</summary>
    public virtual Task<Price> UpdateAsync(
        string id,
        PriceUpdateOptions options,
        RequestOptions requestOptions = null,
        CancellationToken cancellationToken = default) =>
        Post<Price>($"/v1/prices/{Id(id)}", options, requestOptions, cancellationToken);

    /// <summary><c>GET /v1/prices</c>.</summary>
    public virtual Task<StripeList<Price>> ListAsync(
        PriceListOptions options = null,
        RequestOptions requestOptions = null,
        CancellationToken cancellationToken = default) =>
        Fetch<StripeList<Price>>("/v1/prices", options, requestOptions, cancellationToken);

    /// <summary><c>GET /v1/prices</c>, page after page.</summary>
    public virtual IAsyncEnumerable<Price> ListAutoPagingAsync(
        PriceListOptions options = null,
        RequestOptions requestOptions = null,
        CancellationToken cancellationToken = default) =>
        Pages<Price>("/v1/prices", options, requestOptions, cancellationToken);
}
