using System.Text.Json.Serialization;

namespace Stripe;

/// <summary>Stripe's object <c>coupon</c>.</summary>
public class Coupon : StripeEntity<Coupon>, IHasId, IHasMetadata, IHasObject
{
    [JsonPropertyName("id")]
    public string Id { get; set; }

    [JsonPropertyName("object")]
    public string Object { get; set; }

    [JsonPropertyName("amount_off")]
    public long? AmountOff { get; set; }

    [JsonPropertyName("created")]
    public DateTime Created { get; set; } = DateTime.UnixEpoch;

    [JsonPropertyName("currency")]
    public string Currency { get; set; }

    [JsonPropertyName("deleted")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public bool? Deleted { get; set; }

    [JsonPropertyName("duration")]
    public string Duration { get; set; }

    [JsonPropertyName("duration_in_months")]
    public long? DurationInMonths { get; set; }

    [JsonPropertyName("livemode")]
    public bool Livemode { get; set; }

    [JsonPropertyName("max_redemptions")]
    public long? MaxRedemptions { get; set; }

    [JsonPropertyName("metadata")]
    public Dictionary<string, string> Metadata { get; set; }

    [JsonPropertyName("name")]
    public string Name { get; set; }

    [JsonPropertyName("percent_off")]
    public decimal? PercentOff { get; set; }

    [JsonPropertyName("redeem_by")]
    public DateTime? RedeemBy { get; set; }

    [JsonPropertyName("times_redeemed")]
    public long TimesRedeemed { get; set; }

    [JsonPropertyName("valid")]
    public bool Valid { get; set; }
}
