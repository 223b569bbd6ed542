using System.Text.Json.Serialization;

namespace Stripe;

/// <summary>The parameter <c>discounts</c> of <see cref="SubscriptionAddInvoiceItemOptions"/>.</summary>
public class SubscriptionAddInvoiceItemDiscountOptions : INestedOptions
{
    [JsonPropertyName("coupon")]
    public string Coupon { get; set; }

    [JsonPropertyName("discount")]
    public string Discount { get; set; }

    [JsonPropertyName("promotion_code")]
    public string PromotionCode { get; set; }
}
