using Stripe.Checkout;

namespace Stripe;

/// <summary>The services below <c>/v1/checkout</c>.</summary>
public class CheckoutService : Service
{
    internal CheckoutService(IStripeClient client)
        : base(client) => Sessions = new SessionService(client);

    public virtual SessionService Sessions { get; }
}
