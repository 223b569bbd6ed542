namespace Stripe;

/// <summary>The calls below <c>/v1/webhook_endpoints</c>.</summary>
public class WebhookEndpointService : Service
{
    public WebhookEndpointService(IStripeClient client)
        : base(client)
    {
    }

    /// <summary><c>POST /v1/webhook_endpoints</c>.</summary>
    public virtual Task<WebhookEndpoint> CreateAsync(
        WebhookEndpointCreateOptions options,
        RequestOptions requestOptions = null,
        CancellationToken cancellationToken = default) =>
        Post<WebhookEndpoint>("/v1/webhook_endpoints", options, requestOptions, cancellationToken);

    /// <summary><c>GET /v1/webhook_endpoints/{id}</c>.</summary>
    public virtual Task<WebhookEndpoint> GetAsync(
        string id,
        WebhookEndpointGetOptions options = null,
        RequestOptions requestOptions = null,
        CancellationToken cancellationToken = default) =>
        Fetch<WebhookEndpoint>($"/v1/webhook_endpoints/{Id(id)}", options, requestOptions, cancellationToken);

    /// <summary><c>POST /v1/webhook_endpoints/{id}</c>.</summary>
    public virtual Task<WebhookEndpoint> UpdateAsync(
        string id,
        WebhookEndpointUpdateOptions options,
        RequestOptions requestOptions = null,
        CancellationToken cancellationToken = default) =>
        Post<WebhookEndpoint>($"/v1/webhook_endpoints/{Id(id)}", options, requestOptions, cancellationToken);

    /// <summary><c>DELETE /v1/webhook_endpoints/{id}</c>.</summary>
    public virtual Task<WebhookEndpoint> DeleteAsync(
        string id,
        WebhookEndpointDeleteOptions options = null,
        RequestOptions requestOptions = null,
        CancellationToken cancellationToken = default) =>
        Remove<WebhookEndpoint>($"/v1/webhook_endpoints/{Id(id)}", options, requestOptions, cancellationToken);

    /// <summary><c>GET /v1/webhook_endpoints</c>.</summary>
    public virtual Task<StripeList<WebhookEndpoint>> ListAsync(
        WebhookEndpointListOptions options = null,
        RequestOptions requestOptions = null,
        CancellationToken cancellationToken = default) =>
        Fetch<StripeList<WebhookEndpoint>>("/v1/webhook_endpoints", options, requestOptions, cancellationToken);

    /// <summary><c>GET /v1/webhook_endpoints</c>, page after page.</summary>
    public virtual IAsyncEnumerable<WebhookEndpoint> ListAutoPagingAsync(
        WebhookEndpointListOptions options = null,
        RequestOptions requestOptions = null,
        CancellationToken cancellationToken = default) =>
        Pages<WebhookEndpoint>("/v1/webhook_endpoints", options, requestOptions, cancellationToken);
}
