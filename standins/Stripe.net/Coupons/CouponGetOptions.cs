namespace Stripe;

/// <summary>The parameters of <c>GET /v1/coupons/{id}</c>.</summary>
public class CouponGetOptions : BaseOptions;
