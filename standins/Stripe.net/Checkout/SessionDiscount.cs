using System.Text.Json.Serialization;

namespace Stripe.Checkout;

/// <summary>The field <c>discounts</c> of <see cref="Session"/>.</summary>
public class SessionDiscount : StripeEntity<SessionDiscount>
{
    public string CouponId
    {
        get => CouponField.Id;
        set => CouponField = CouponField.WithId(value);
    }

    public Coupon Coupon
    {
        get => CouponField.Value;
        set => CouponField = Expandable<Coupon>.Of(value);
    }

    [JsonPropertyName("coupon")]
    private Expandable<Coupon> CouponField { get; set; }
}
