namespace Stripe;

/// <summary>The calls below <c>/v1/payment_intents</c>.</summary>
public class PaymentIntentService : Service
{
    public PaymentIntentService(IStripeClient client)
        : base(client)
    {
    }

    /// <summary><c>POST /v1/payment_intents</c>.</summary>
    public virtual Task<PaymentIntent> CreateAsync(
        PaymentIntentCreateOptions options,
        RequestOptions requestOptions = null,
        CancellationToken cancellationToken = default) =>
        Post<PaymentIntent>("/v1/payment_intents", options, requestOptions, cancellationToken);

    /// <summary><c>GET /v1/payment_intents/{id}</c>.</summary>
    public virtual Task<PaymentIntent> GetAsync(
        string id,
        PaymentIntentGetOptions options = null,
        RequestOptions requestOptions = null,
        CancellationToken cancellationToken = default) =>
        Fetch<PaymentIntent>($"/v1/payment_intents/{Id(id)}", options, requestOptions, cancellationToken);

    /// <summary><c>POST /v1/payment_intents/{id}/confirm</c>.</summary>
    public virtual Task<PaymentIntent> ConfirmAsync(
        string id,
        PaymentIntentConfirmOptions options = null,
        RequestOptions requestOptions = null,
        CancellationToken cancellationToken = default) =>
        Post<PaymentIntent>($"/v1/payment_intents/{Id(id)}/confirm", options, requestOptions, cancellationToken);

    /// <summary><c>POST /v1/payment_intents/{id}/cancel</c>.</summary>
    public virtual Task<PaymentIntent> CancelAsync(
        string id,
        PaymentIntentCancelOptions options = null,
        RequestOptions requestOptions = null,
        CancellationToken cancellationToken = default) =>
        Post<PaymentIntent>($"/v1/payment_intents/{Id(id)}/cancel", options, requestOptions, cancellationToken);

    /// <summary><c>GET /v1/payment_intents</c>.</summary>
    public virtual Task<StripeList<PaymentIntent>> ListAsync(
        PaymentIntentListOptions options = null,
        RequestOptions requestOptions = null,
        CancellationToken cancellationToken = default) =>
        Fetch<StripeList<PaymentIntent>>("/v1/payment_intents", options, requestOptions, cancellationToken);

    /// <summary><c>GET /v1/payment_intents</c>, page after page.</summary>
    public virtual IAsyncEnumerable<PaymentIntent> ListAutoPagingAsync(
        PaymentIntentListOptions options = null,
        RequestOptions requestOptions = null,
        CancellationToken cancellationToken = default) =>
        Pages<PaymentIntent>("/v1/payment_intents", options, requestOptions, cancellationToken);
}
