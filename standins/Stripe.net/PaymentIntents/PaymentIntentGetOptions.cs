namespace Stripe;

/// <summary>The parameters of <c>GET /v1/payment_intents/{id}</c>.</summary>
public class PaymentIntentGetOptions : BaseOptions;
