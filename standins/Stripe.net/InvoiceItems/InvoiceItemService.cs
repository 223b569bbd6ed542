namespace Stripe;

/// <summary>The calls below <c>/v1/invoiceitems</c>.</summary>
public class InvoiceItemService : Service
{
    public InvoiceItemService(IStripeClient client)
        : base(client)
    {
    }

    /// <summary><c>POST /v1/invoiceitems</c>.</summary>
    public virtual Task<InvoiceItem> CreateAsync(
        InvoiceItemCreateOptions options,
        RequestOptions requestOptions = null,
        CancellationToken cancellationToken = default) =>
        Post<InvoiceItem>("/v1/invoiceitems", options, requestOptions, cancellationToken);

    /// <summary><c>GET /v1/invoiceitems/{id}</c>.</summary>
    public virtual Task<InvoiceItem> GetAsync(
        string id,
        InvoiceItemGetOptions options = null,
        RequestOptions requestOptions = null,
        CancellationToken cancellationToken = default) =>
        Fetch<InvoiceItem>($"/v1/invoiceitems/{Id(id)}", options, requestOptions, cancellationToken);

    /// <summary><c>DELETE /v1/invoiceitems/{id}</c>.</summary>
    public virtual Task<InvoiceItem> DeleteAsync(
        string id,
        InvoiceItemDeleteOptions options = null,
        RequestOptions requestOptions = null,
        CancellationToken cancellationToken = default) =>
        Remove<InvoiceItem>($"/v1/invoiceitems/{Id(id)}", options, requestOptions, cancellationToken);

    /// <summary><c>GET /v1/invoiceitems</c>.</summary>
    public virtual Task<StripeList<InvoiceItem>> ListAsync(
        InvoiceItemListOptions options = null,
        RequestOptions requestOptions = null,
        CancellationToken cancellationToken = default) =>
        Fetch<StripeList<InvoiceItem>>("/v1/invoiceitems", options, requestOptions, cancellationToken);

    /// <summary><c>GET /v1/invoiceitems</c>, page after page.</summary>
    public virtual IAsyncEnumerable<InvoiceItem> ListAutoPagingAsync(
        InvoiceItemListOptions options = null,
        RequestOptions requestOptions = null,
        CancellationToken cancellationToken = default) =>
        Pages<InvoiceItem>("/v1/invoiceitems", options, requestOptions, cancellationToken);
}
