using System.Text.Json.Serialization;

namespace Stripe.TestHelpers;

/// <summary>The parameters of <c>POST /v1/test_helpers/test_clocks</c>.</summary>
public class TestClockCreateOptions : BaseOptions
{
    [JsonPropertyName("frozen_time")]
    public DateTime? FrozenTime { get; set; }

    [JsonPropertyName("name")]
    public string Name { get; set; }
}
