using System.Text.Json.Serialization;

namespace Stripe.Checkout;

/// <summary>The parameter <c>discounts</c> of <see cref="SessionCreateOptions"/>.</summary>
public class SessionDiscountOptions : INestedOptions
{
    [JsonPropertyName("coupon")]
    public string Coupon { get; set; }

    [JsonPropertyName("promotion_code")]
    public string PromotionCode { get; set; }
}
