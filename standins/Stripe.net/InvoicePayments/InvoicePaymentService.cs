namespace Stripe;

/// <summary>The calls below <c>/v1/invoice_payments</c>.</summary>
public class InvoicePaymentService : Service
{
    public InvoicePaymentService(IStripeClient client)
        : base(client)
    {
    }

    /// <summary><c>GET /v1/invoice_payments</c>.</summary>
    public virtual Task<StripeList<InvoicePayment>> ListAsync(
        InvoicePaymentListOptions options = null,
        RequestOptions requestOptions = null,
        CancellationToken cancellationToken = default) =>
        Fetch<StripeList<InvoicePayment>>("/v1/invoice_payments", options, requestOptions, cancellationToken);

    /// <summary><c>GET /v1/invoice_payments</c>, page after page.</summary>
    public virtual IAsyncEnumerable<InvoicePayment> ListAutoPagingAsync(
        InvoicePaymentListOptions options = null,
        RequestOptions requestOptions = null,
        CancellationToken cancellationToken = default) =>
        Pages<InvoicePayment>("/v1/invoice_payments", options, requestOptions, cancellationToken);
}
