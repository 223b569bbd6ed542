namespace Stripe;

/// <summary>The calls below <c>/v1/invoices</c>.</summary>
public class InvoiceService : Service
{
    public InvoiceService(IStripeClient client)
        : base(client)
    {
        LineItems = new InvoiceLineItemService(client);
    }

    public virtual InvoiceLineItemService LineItems { get; }

    /// <summary><c>POST /v1/invoices</c>.</summary>
    public virtual Task<Invoice> CreateAsync(
        InvoiceCreateOptions options,
        RequestOptions requestOptions = null,
        CancellationToken cancellationToken = default) =>
        Post<Invoice>("/v1/invoices", options, requestOptions, cancellationToken);

    /// <summary><c>GET /v1/invoices/{id}</c>.</summary>
    public virtual Task<Invoice> GetAsync(
        string id,
        InvoiceGetOptions options = null,
        RequestOptions requestOptions = null,
        CancellationToken cancellationToken = default) =>
        Fetch<Invoice>($"/v1/invoices/{Id(id)}", options, requestOptions, cancellationToken);

    /// <summary><c>POST /v1/invoices/{id}</c>.</summary>
    public virtual Task<Invoice> UpdateAsync(
        string id,
        InvoiceUpdateOptions options,
        RequestOptions requestOptions = null,
        CancellationToken cancellationToken = default) =>
        Post<Invoice>($"/v1/invoices/{Id(id)}", options, requestOptions, cancellationToken);

    /// <summary><c>GET /v1/invoices</c>.</summary>
    public virtual Task<StripeList<Invoice>> ListAsync(
        InvoiceListOptions options = null,
        RequestOptions requestOptions = null,
        CancellationToken cancellationToken = default) =>
        Fetch<StripeList<Invoice>>("/v1/invoices", options, requestOptions, cancellationToken);

    /// <summary><c>GET /v1/invoices</c>, page after page.</summary>
    public virtual IAsyncEnumerable<Invoice> ListAutoPagingAsync(
        InvoiceListOptions options = null,
        RequestOptions requestOptions = null,
        CancellationToken cancellationToken = default) =>
        Pages<Invoice>("/v1/invoices", options, requestOptions, cancellationToken);

    /// <summary><c>POST /v1/invoices/{id}/finalize</c>.</summary>
    public virtual Task<Invoice> FinalizeInvoiceAsync(
        string id,
        InvoiceFinalizeOptions options = null,
        RequestOptions requestOptions = null,
        CancellationToken cancellationToken = default) =>
        Post<Invoice>($"/v1/invoices/{Id(id)}/finalize", options, requestOptions, cancellationToken);

    /// <summary><c>POST /v1/invoices/{id}/pay</c>.</summary>
    public virtual Task<Invoice> PayAsync(
        string id,
        InvoicePayOptions options = null,
        RequestOptions requestOptions = null,
        CancellationToken cancellationToken = default) =>
        Post<Invoice>($"/v1/invoices/{Id(id)}/pay", options, requestOptions, cancellationToken);

    /// <summary><c>POST /v1/invoices/{id}/void</c>.</summary>
    public virtual Task<Invoice> VoidInvoiceAsync(
        string id,
        InvoiceVoidOptions options = null,
        RequestOptions requestOptions = null,
        CancellationToken cancellationToken = default) =>
        Post<Invoice>($"/v1/invoices/{Id(id)}/void", options, requestOptions, cancellationToken);

    /// <summary><c>POST /v1/invoices/create_preview</c>.</summary>
    public virtual Task<Invoice> CreatePreviewAsync(
        InvoiceCreatePreviewOptions options = null,
        RequestOptions requestOptions = null,
        CancellationToken cancellationToken = default) =>
        Post<Invoice>("/v1/invoices/create_preview", options, requestOptions, cancellationToken);
}
