namespace Stripe;

/// <summary>The parameters of <c>POST /v1/payment_methods/{id}/detach</c>.</summary>
public class PaymentMethodDetachOptions : BaseOptions;
