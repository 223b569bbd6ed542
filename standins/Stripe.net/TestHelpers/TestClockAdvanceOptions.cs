using System.Text.Json.Serialization;

namespace Stripe.TestHelpers;

/// <summary>The parameters of <c>POST /v1/test_helpers/test_clocks/{id}/advance</c>.</summary>
public class TestClockAdvanceOptions : BaseOptions
{
    [JsonPropertyName("frozen_time")]
    public DateTime? FrozenTime { get; set; }
}
