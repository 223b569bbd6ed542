namespace Stripe;

/// <summary>The calls below <c>/v1/products</c>.</summary>
public class ProductService : Service
{
    public ProductService(IStripeClient client)
        : base(client)
    {
    }

    /// <summary><c>POST /v1/products</c>.</summary>
    public virtual Task<Product> CreateAsync(
        ProductCreateOptions options,
        RequestOptions requestOptions = null,
        CancellationToken cancellationToken = default) =>
        Post<Product>("/v1/products", options, requestOptions, cancellationToken);

    /// <summary><c>GET /v1/products/{id}</c>.</summary>
    public virtual Task<Product> GetAsync(
        string id,
        ProductGetOptions options = null,
        RequestOptions requestOptions = null,
        CancellationToken cancellationToken = default) =>
        Fetch<Product>($"/v1/products/{Id(id)}", options, requestOptions, cancellationToken);

    /// <summary><c>POST /v1/products/{id}</c>.</summary>
    public virtual Task<Product> UpdateAsync(
        string id,
        ProductUpdateOptions options,
        RequestOptions requestOptions = null,
        CancellationToken cancellationToken = default) =>
        Post<Product>($"/v1/products/{Id(id)}", options, requestOptions, cancellationToken);

    /// <summary><c>GET /v1/products</c>.</summary>
    public virtual Task<StripeList<Product>> ListAsync(
        ProductListOptions options = null,
        RequestOptions requestOptions = null,
        CancellationToken cancellationToken = default) =>
        Fetch<StripeList<Product>>("/v1/products", options, requestOptions, cancellationToken);

    /// <summary><c>GET /v1/products</c>, page after page.</summary>
    public virtual IAsyncEnumerable<Product> ListAutoPagingAsync(
        ProductListOptions options = null,
        RequestOptions requestOptions = null,
        CancellationToken cancellationToken = default) =>
        Pages<Product>("/v1/products", options, requestOptions, cancellationToken);
}
