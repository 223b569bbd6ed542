namespace Stripe.BillingPortal;

/// <summary>The calls below <c>/v1/billing_portal/sessions</c>.</summary>
public class SessionService : Service
{
    public SessionService(IStripeClient client)
        : base(client)
    {
    }

    /// <summary><c>POST /v1/billing_portal/sessions</c>.</summary>
    public virtual Task<Session> CreateAsync(
        SessionCreateOptions options,
        RequestOptions requestOptions = null,
        CancellationToken cancellationToken = default) =>
        Post<Session>("/v1/billing_portal/sessions", options, requestOptions, cancellationToken);
}
