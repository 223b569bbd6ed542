namespace Stripe.Checkout;

/// <summary>The calls below <c>/v1/checkout/sessions/{parentId}/line_items</c>.</summary>
public class SessionLineItemService : Service
{
    public SessionLineItemService(IStripeClient client)
        : base(client)
    {
    }

    /// <summary><c>GET /v1/checkout/sessions/{parentId}/line_items</c>.</summary>
    public virtual Task<StripeList<LineItem>> ListAsync(
        string parentId,
        SessionLineItemListOptions options = null,
        RequestOptions requestOptions = null,
        CancellationToken cancellationToken = default) =>
        Fetch<StripeList<LineItem>>(
            $"/v1/checkout/sessions/{Id(parentId)}/line_items", options, requestOptions, cancellationToken);

    /// <summary><c>GET /v1/checkout/sessions/{parentId}/line_items</c>, page after page.</summary>
    public virtual IAsyncEnumerable<LineItem> ListAutoPagingAsync(
        string parentId,
        SessionLineItemListOptions options = null,
        RequestOptions requestOptions = null,
        CancellationToken cancellationToken = default) =>
        Pages<LineItem>($"/v1/checkout/sessions/{Id(parentId)}/line_items", options, requestOptions, cancellationToken);
}
