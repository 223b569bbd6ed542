namespace Stripe;

/// <summary>The parameters of <c>GET /v1/charges/{id}</c>.</summary>
public class ChargeGetOptions : BaseOptions;
