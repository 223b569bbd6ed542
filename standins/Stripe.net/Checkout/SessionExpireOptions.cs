namespace Stripe.Checkout;

/// <summary>The parameters of <c>POST /v1/checkout/sessions/{id}/expire</c>.</summary>
public class SessionExpireOptions : BaseOptions;
