using System.Text.Json.Serialization;

namespace Stripe;

/// <summary>The parameters of <c>POST /v1/coupons</c>.</summary>
public class CouponCreateOptions : BaseOptions, IHasId, IHasMetadata
{
    [JsonPropertyName("amount_off")]
    public long? AmountOff { get; set; }

    [JsonPropertyName("currency")]
    public string Currency { get; set; }

    [JsonPropertyName("duration")]
    public string Duration { get; set; }

    [JsonPropertyName("duration_in_months")]
    public long? DurationInMonths { get; set; }

    [JsonPropertyName("id")]
    public string Id { get; set; }

    [JsonPropertyName("max_redemptions")]
    public long? MaxRedemptions { get; set; }

    [JsonPropertyName("metadata")]
    public Dictionary<string, string> Metadata { get; set => field = Cleared.Note(value); }

    [JsonPropertyName("name")]
    public string Name { get; set; }

    [JsonPropertyName("percent_off")]
    public decimal? PercentOff { get; set; }

    [JsonPropertyName("redeem_by")]
    public DateTime? RedeemBy { get; set; }
}
