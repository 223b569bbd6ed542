using System.Text.Json.Serialization;

namespace Stripe;

/// <summary>The field <c>source</c> of <see cref="Discount"/>.</summary>
public class DiscountSource : StripeEntity<DiscountSource>
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

    [JsonPropertyName("type")]
    public string Type { get; set; }
}
