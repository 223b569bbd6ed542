namespace Stripe.Checkout;

/// <summary>The calls below <c>/v1/checkout/sessions</c>.</summary>
public class SessionService : Service
{
    public SessionService(IStripeClient client)
        : base(client)
    {
        LineItems = new SessionLineItemService(client);
    }

    public virtual SessionLineItemService LineItems { get; }

    /// <summary><c>POST /v1/checkout/sessions</c>.</summary>
    public virtual Task<Session> CreateAsync(
        SessionCreateOptions options,
        RequestOptions requestOptions = null,
        CancellationToken cancellationToken = default) =>
        Post<Session>("/v1/checkout/sessions", options, requestOptions, cancellationToken);

    /// <summary><c>GET /v1/checkout/sessions/{id}</c>.</summary>
    public virtual Task<Session> GetAsync(
        string id,
        SessionGetOptions options = null,
        RequestOptions requestOptions = null,
        CancellationToken cancellationToken = default) =>
        Fetch<Session>($"/v1/checkout/sessions/{Id(id)}", options, requestOptions, cancellationToken);

    /// <summary><c>POST /v1/checkout/sessions/{id}/expire</c>.</summary>
    public virtual Task<Session> ExpireAsync(
        string id,
        SessionExpireOptions options = null,
        RequestOptions requestOptions = null,
        CancellationToken cancellationToken = default) =>
        Post<Session>($"/v1/checkout/sessions/{Id(id)}/expire", options, requestOptions, cancellationToken);

    /// <summary><c>GET /v1/checkout/sessions</c>.</summary>
    public virtual Task<StripeList<Session>> ListAsync(
        SessionListOptions options = null,
        RequestOptions requestOptions = null,
        CancellationToken cancellationToken = default) =>
        Fetch<StripeList<Session>>("/v1/checkout/sessions", options, requestOptions, cancellationToken);

    /// <summary><c>GET /v1/checkout/sessions</c>, page after page.</summary>
    public virtual IAsyncEnumerable<Session> ListAutoPagingAsync(
        SessionListOptions options = null,
        RequestOptions requestOptions = null,
        CancellationToken cancellationToken = default) =>
        Pages<Session>("/v1/checkout/sessions", options, requestOptions, cancellationToken);
}
