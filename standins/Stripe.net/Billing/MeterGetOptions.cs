namespace Stripe.Billing;

/// <summary>The parameters of <c>GET /v1/billing/meters/{id}</c>.</summary>
public class MeterGetOptions : BaseOptions;
