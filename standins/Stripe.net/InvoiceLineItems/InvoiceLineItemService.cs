namespace Stripe;

/// <summary>The calls below <c>/v1/invoices/{parentId}/lines</c>.</summary>
public class InvoiceLineItemService : Service
{
    public InvoiceLineItemService(IStripeClient client)
        : base(client)
    {
    }

    /// <summary><c>GET /v1/invoices/{parentId}/lines</c>.</summary>
    public virtual Task<StripeList<InvoiceLineItem>> ListAsync(
        string parentId,
        InvoiceLineItemListOptions options = null,
        RequestOptions requestOptions = null,
        CancellationToken cancellationToken = default) =>
        Fetch<StripeList<InvoiceLineItem>>(
            $"/v1/invoices/{Id(parentId)}/lines", options, requestOptions, cancellationToken);

    /// <summary><c>GET /v1/invoices/{parentId}/lines</c>, page after page.</summary>
    public virtual IAsyncEnumerable<InvoiceLineItem> ListAutoPagingAsync(
        string parentId,
        InvoiceLineItemListOptions options = null,
        RequestOptions requestOptions = null,
        CancellationToken cancellationToken = default) =>
        Pages<InvoiceLineItem>($"/v1/invoices/{Id(parentId)}/lines", options, requestOptions, cancellationToken);
}
