using System.Text.Json.Serialization;

namespace Stripe.TestHelpers;

/// <summary>Stripe's object <c>test_helpers.test_clock</c>.</summary>
public class TestClock : StripeEntity<TestClock>, IHasId, IHasObject
{
    [JsonPropertyName("id")]
    public string Id { get; set; }

    [JsonPropertyName("object")]
    public string Object { get; set; }

    [JsonPropertyName("created")]
    public DateTime Created { get; set; } = DateTime.UnixEpoch;

    [JsonPropertyName("deleted")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public bool? Deleted { get; set; }

    [JsonPropertyName("deletes_after")]
    public DateTime DeletesAfter { get; set; } = DateTime.UnixEpoch;

    [JsonPropertyName("frozen_time")]
    public DateTime FrozenTime { get; set; } = DateTime.UnixEpoch;

    [JsonPropertyName("livemode")]
    public bool Livemode { get; set; }

    [JsonPropertyName("name")]
    public string Name { get; set; }

    [JsonPropertyName("status")]
    public string Status { get; set; }
}
