namespace Stripe;

/// <summary>The calls below <c>/v1/customers/{parentId}/payment_methods</c>.</summary>
public class CustomerPaymentMethodService : Service
{
    public CustomerPaymentMethodService(IStripeClient client)
        : base(client)
    {
    }

    /// <summary><c>GET /v1/customers/{parentId}/payment_methods</c>.</summary>
    public virtual Task<StripeList<PaymentMethod>> ListAsync(
        string parentId,
        CustomerPaymentMethodListOptions options = null,
        RequestOptions requestOptions = null,
        CancellationToken cancellationToken = default) =>
        Fetch<StripeList<PaymentMethod>>(
            $"/v1/customers/{Id(parentId)}/payment_methods", options, requestOptions, cancellationToken);

    /// <summary><c>GET /v1/customers/{parentId}/payment_methods</c>, page after page.</summary>
    public virtual IAsyncEnumerable<PaymentMethod> ListAutoPagingAsync(
        string parentId,
        CustomerPaymentMethodListOptions options = null,
        RequestOptions requestOptions = null,
        CancellationToken cancellationToken = default) =>
        Pages<PaymentMethod>(
            $"/v1/customers/{Id(parentId)}/payment_methods", options, requestOptions, cancellationToken);
}
