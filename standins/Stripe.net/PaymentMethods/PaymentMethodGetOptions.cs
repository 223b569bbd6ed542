namespace Stripe;

/// <summary>The parameters of <c>GET /v1/payment_methods/{id}</c>.</summary>
public class PaymentMethodGetOptions : BaseOptions;
