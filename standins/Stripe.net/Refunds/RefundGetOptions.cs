namespace Stripe;

/// <summary>The parameters of <c>GET /v1/refunds/{id}</c>.</summary>
public class RefundGetOptions : BaseOptions;
