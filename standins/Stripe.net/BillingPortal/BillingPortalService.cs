using Stripe.BillingPortal;

namespace Stripe;

/// <summary>The services below <c>/v1/billing_portal</c>.</summary>
public class BillingPortalService : Service
{
    internal BillingPortalService(IStripeClient client)
        : base(client) => Sessions = new SessionService(client);

    public virtual SessionService Sessions { get; }
}
