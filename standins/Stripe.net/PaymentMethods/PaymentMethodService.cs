namespace Stripe;

/// <summary>The calls below <c>/v1/payment_methods</c>.</summary>
public class PaymentMethodService : Service
{
    public PaymentMethodService(IStripeClient client)
        : base(client)
    {
    }

    /// <summary><c>GET /v1/payment_methods/{id}</c>.</summary>
    public virtual Task<PaymentMethod> GetAsync(
        string id,
        PaymentMethodGetOptions options = null,
        RequestOptions requestOptions = null,
        CancellationToken cancellationToken = default) =>
        Fetch<PaymentMethod>($"/v1/payment_methods/{Id(id)}", options, requestOptions, cancellationToken);

    /// <summary><c>GET /v1/payment_methods</c>.</summary>
    public virtual Task<StripeList<PaymentMethod>> ListAsync(
        PaymentMethodListOptions options = null,
        RequestOptions requestOptions = null,
        CancellationToken cancellationToken = default) =>
        Fetch<StripeList<PaymentMethod>>("/v1/payment_methods", options, requestOptions, cancellationToken);

    /// <summary><c>GET /v1/payment_methods</c>, page after page.</summary>
    public virtual IAsyncEnumerable<PaymentMethod> ListAutoPagingAsync(
        PaymentMethodListOptions options = null,
        RequestOptions requestOptions = null,
        CancellationToken cancellationToken = default) =>
        Pages<PaymentMethod>("/v1/payment_methods", options, requestOptions, cancellationToken);

    /// <summary><c>POST /v1/payment_methods/{id}/attach</c>.</summary>
    public virtual Task<PaymentMethod> AttachAsync(
        string id,
        PaymentMethodAttachOptions options = null,
        RequestOptions requestOptions = null,
        CancellationToken cancellationToken = default) =>
        Post<PaymentMethod>($"/v1/payment_methods/{Id(id)}/attach", options, requestOptions, cancellationToken);

    /// <summary><c>POST /v1/payment_methods/{id}/detach</c>.</summary>
    public virtual Task<PaymentMethod> DetachAsync(
        string id,
        PaymentMethodDetachOptions options = null,
        RequestOptions requestOptions = null,
        CancellationToken cancellationToken = default) =>
        Post<PaymentMethod>($"/v1/payment_methods/{Id(id)}/detach", options, requestOptions, cancellationToken);
}
