using Billing.Api.Json;

namespace Billing.Api.Tests.Json;

public sealed class Rfc3339Tests
{
    [Theory]
    [InlineData("2026-03-01T00:00:00Z", "2026-03-01T00:00:00.0000000+00:00")]
    [InlineData("2026-03-01T02:30:00+02:30", "2026-03-01T02:30:00.0000000+02:30")]
    [InlineData("2026-03-01T00:00:00.5Z", "2026-03-01T00:00:00.5000000+00:00")]
    [InlineData("2026-03-01T00:00:00.1234567-01:00", "2026-03-01T00:00:00.1234567-01:00")]
    public void A_time_with_an_offset_is_read(string text, string expected)
    {
        Assert.True(Rfc3339.TryRead(text, out var moment));
        Assert.Equal(expected, moment.ToString("O"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("2026-03-01")]
    [InlineData("2026-03-01T00:00:00")]
    [InlineData("2026-02-30T00:00:00Z")]
    [InlineData("2026-03-01 00:00:00Z")]
    [InlineData("2026-03-01T24:00:00Z")]
    [InlineData("2026-03-01T00:00:00+15:00")]
    [InlineData("0001-01-01T00:00:00+01:00")]
    [InlineData("1772323200")]
    [InlineData(" 2026-03-01T00:00:00Z")]
    public void Anything_else_is_not(string text) => Assert.False(Rfc3339.TryRead(text, out _));
}
