namespace Stripe;

/// <summary>The calls below <c>/v1/subscription_items</c>.</summary>
public class SubscriptionItemService : Service
{
    public SubscriptionItemService(IStripeClient client)
        : base(client)
    {
    }

    /// <summary><c>GET /v1/subscription_items</c>.</summary>
    public virtual Task<StripeList<SubscriptionItem>> ListAsync(
        SubscriptionItemListOptions options = null,
        RequestOptions requestOptions = null,
        CancellationToken cancellationToken = default) =>
        Fetch<StripeList<SubscriptionItem>>("/v1/subscription_items", options, requestOptions, cancellationToken);

    /// <summary><c>GET /v1/subscription_items</c>, page after page.</summary>
    public virtual IAsyncEnumerable<SubscriptionItem> ListAutoPagingAsync(
        SubscriptionItemListOptions options = null,
        RequestOptions requestOptions = null,
        CancellationToken cancellationToken = default) =>
        Pages<SubscriptionItem>("/v1/subscription_items", options, requestOptions, cancellationToken);
}
