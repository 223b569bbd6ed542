namespace Billing.Domain.Tests.Values;

public sealed class ExpiryReadTests
{
    [Fact(DisplayName = "A6: never, period_end and days:N are expiry rules")]
    public void Rules()
    {
        Assert.Equal(new Expiry.Never(), Expiry.Read("never"));
        Assert.Equal(new Expiry.PeriodEnd(), Expiry.Read("period_end"));
        Assert.Equal(new Expiry.Days(1), Expiry.Read("days:1"));
        Assert.Equal(new Expiry.Days(30), Expiry.Read("days:30"));
        Assert.Equal(new Expiry.Days(36_500), Expiry.Read("days:36500"));
    }

    [Theory(DisplayName = "A6: nothing else is")]
    [InlineData("")]
    [InlineData("Never")]
    [InlineData("never ")]
    [InlineData("days")]
    [InlineData("days:")]
    [InlineData("days:0")]
    [InlineData("days:-1")]
    [InlineData("days:+1")]
    [InlineData("days: 1")]
    [InlineData("days:1 ")]
    [InlineData("days:1.5")]
    [InlineData("days:1e2")]
    [InlineData("days:36501")]
    [InlineData("days:99999999999999999999")]
    [InlineData("days:１")]
    [InlineData("DAYS:1")]
    [InlineData("hours:1")]
    [InlineData("days:30\0")]
    [InlineData("2026-03-01T00:00:00Z")]
    public void Not_a_rule(string text) => Assert.Null(Expiry.Read(text));

    [Fact(DisplayName = "A6: an expiry beyond the last moment is the last moment")]
    public void Capped()
    {
        Assert.Equal(Instant.Max, new Expiry.Days(36_500).From(Instant.OfDate(9999, 1, 1), MonthOf(Instant.OfDate(9999, 1, 1))));
        Assert.Equal(Instant.Max, new Expiry.PeriodEnd().From(Instant.OfDate(9999, 12, 2), MonthOf(Instant.Max)));
    }
}
