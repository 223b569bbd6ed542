namespace Stripe.Checkout;

/// <summary>The parameters of <c>GET /v1/checkout/sessions/{id}</c>.</summary>
public class SessionGetOptions : BaseOptions;
