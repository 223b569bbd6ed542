namespace Stripe;

/// <summary>The calls below <c>/v1/coupons</c>.</summary>
public class CouponService : Service
{
    public CouponService(IStripeClient client)
        : base(client)
    {
    }

    /// <summary><c>POST /v1/coupons</c>.</summary>
    public virtual Task<Coupon> CreateAsync(
        CouponCreateOptions options,
        RequestOptions requestOptions = null,
        CancellationToken cancellationToken = default) =>
        Post<Coupon>("/v1/coupons", options, requestOptions, cancellationToken);

    /// <summary><c>GET /v1/coupons/{id}</c>.</summary>
    public virtual Task<Coupon> GetAsync(
        string id,
        CouponGetOptions options = null,
        RequestOptions requestOptions = null,
        CancellationToken cancellationToken = default) =>
        Fetch<Coupon>($"/v1/coupons/{Id(id)}", options, requestOptions, cancellationToken);
}
