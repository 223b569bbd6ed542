namespace Stripe;

/// <summary>The calls below <c>/v1/subscriptions</c>.</summary>
public class SubscriptionService : Service
{
    public SubscriptionService(IStripeClient client)
        : base(client)
    {
    }

    /// <summary><c>POST /v1/subscriptions</c>.</summary>
    public virtual Task<Subscription> CreateAsync(
        SubscriptionCreateOptions options,
        RequestOptions requestOptions = null,
        CancellationToken cancellationToken = default) =>
        Post<Subscription>("/v1/subscriptions", options, requestOptions, cancellationToken);

    /// <summary><c>GET /v1/subscriptions/{id}</c>.</summary>
    public virtual Task<Subscription> GetAsync(
        string id,
        SubscriptionGetOptions options = null,
        RequestOptions requestOptions = null,
        CancellationToken cancellationToken = default) =>
        Fetch<Subscription>($"/v1/subscriptions/{Id(id)}", options, requestOptions, cancellationToken);

    /// <summary><c>POST /v1/subscriptions/{id}</c>.</summary>
    public virtual Task<Subscription> UpdateAsync(
        string id,
        SubscriptionUpdateOptions options,
        RequestOptions requestOptions = null,
        CancellationToken cancellationToken = default) =>
        Post<Subscription>($"/v1/subscriptions/{Id(id)}", options, requestOptions, cancellationToken);

    /// <summary><c>DELETE /v1/subscriptions/{id}</c>.</summary>
    public virtual Task<Subscription> CancelAsync(
        string id,
        SubscriptionCancelOptions options = null,
        RequestOptions requestOptions = null,
        CancellationToken cancellationToken = default) =>
        Remove<Subscription>($"/v1/subscriptions/{Id(id)}", options, requestOptions, cancellationToken);

    /// <summary><c>POST /v1/subscriptions/{id}/resume</c>.</summary>
    public virtual Task<Subscription> ResumeAsync(
        string id,
        SubscriptionResumeOptions options = null,
        RequestOptions requestOptions = null,
        CancellationToken cancellationToken = default) =>
        Post<Subscription>($"/v1/subscriptions/{Id(id)}/resume", options, requestOptions, cancellationToken);

    /// <summary><c>GET /v1/subscriptions</c>.</summary>
    public virtual Task<StripeList<Subscription>> ListAsync(
        SubscriptionListOptions options = null,
        RequestOptions requestOptions = null,
        CancellationToken cancellationToken = default) =>
        Fetch<StripeList<Subscription>>("/v1/subscriptions", options, requestOptions, cancellationToken);

    /// <summary><c>GET /v1/subscriptions</c>, page after page.</summary>
    public virtual IAsyncEnumerable<Subscription> ListAutoPagingAsync(
        SubscriptionListOptions options = null,
        RequestOptions requestOptions = null,
        CancellationToken cancellationToken = default) =>
        Pages<Subscription>("/v1/subscriptions", options, requestOptions, cancellationToken);
}
