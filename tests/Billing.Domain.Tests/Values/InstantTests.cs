namespace Billing.Domain.Tests.Values;

public sealed class InstantTests
{
    private static Instant Ticks(string second, long ticks) =>
        Instant.From(DateTimeOffset.Parse(second, System.Globalization.CultureInfo.InvariantCulture).AddTicks(ticks));

    [Theory(DisplayName = "H1: a time is cut to a microsecond, not rounded")]
    [InlineData(0, 0)]
    [InlineData(4, 0)]
    [InlineData(5, 0)]
    [InlineData(9, 0)]
    [InlineData(10, 1)]
    [InlineData(19, 1)]
    [InlineData(9_999_999, 999_999)]
    public void Cut_to_a_microsecond(long ticks, long micros) =>
        Assert.Equal(micros, Ticks("2026-03-01T00:00:00Z", ticks).UnixMicros - Instant.OfDate(2026, 3, 1).UnixMicros);

    [Fact(DisplayName = "H1: a time before 1970 is cut to the earlier microsecond like any other")]
    public void Cut_before_1970()
    {
        Assert.Equal(-1, Ticks("1969-12-31T23:59:59Z", 9_999_999).UnixMicros);
        Assert.Equal("1969-12-31T23:59:59.999999Z", Ticks("1969-12-31T23:59:59Z", 9_999_999).ToString());
    }

    [Fact(DisplayName = "D1: another offset is the same moment")]
    public void Offsets_do_not_matter() =>
        Assert.Equal(Ticks("2026-03-01T00:00:00Z", 0), Ticks("2026-03-01T05:30:00+05:30", 0));

    [Fact(DisplayName = "H1: the last moment is the last microsecond of the year 9999")]
    public void The_last_moment()
    {
        Assert.Equal("9999-12-31T23:59:59.999999Z", Instant.Max.ToString());
        Assert.Equal(Instant.Max, Instant.From(DateTimeOffset.MaxValue));
        Assert.Equal(Instant.Max, Instant.Max.AddHours(1));
        Assert.Equal(Instant.Max, Day(1).AddHours(long.MaxValue));
    }

    [Theory(DisplayName = "H1: the text has a fraction only where there is one")]
    [InlineData("2026-03-01T00:00:00Z", 0, "2026-03-01T00:00:00Z")]
    [InlineData("2026-03-01T00:00:00Z", 10, "2026-03-01T00:00:00.000001Z")]
    [InlineData("2026-03-01T23:59:59Z", 5_000_000, "2026-03-01T23:59:59.500000Z")]
    [InlineData("0001-01-01T00:00:00Z", 0, "0001-01-01T00:00:00Z")]
    public void Text(string second, long ticks, string text) => Assert.Equal(text, Ticks(second, ticks).ToString());

    [Fact(DisplayName = "H1: the text in UTC is that moment again")]
    public void Text_round_trip()
    {
        var random = new Random(1);
        for (var i = 0; i < 1_000; i++)
        {
            var at = new Instant(random.NextInt64(-62_135_596_800_000_000, Instant.Max.UnixMicros));
            Assert.Equal(at, Ticks(at.ToString(), 0));
            Assert.Equal(DateTimeKind.Utc, at.ToDateTime().Kind);
        }
    }

    [Fact(DisplayName = "A1: moments compare by time")]
    public void Comparison()
    {
        var (a, b) = (Day(1), Day(1).Micros(1));
        Assert.True(a < b && b > a && a <= b && b >= a && a.CompareTo(b) < 0);
        Assert.False(a > b || b < a || b <= a || a >= b);
        Assert.Equal(b, Instant.Later(a, b));
        Assert.Equal(b, Instant.Later(b, a));
    }
}
