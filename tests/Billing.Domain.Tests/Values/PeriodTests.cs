namespace Billing.Domain.Tests.Values;

public sealed class PeriodTests
{
    [Theory(DisplayName = "D1: a month is half-open in UTC")]
    [InlineData(2026, 1, 2026, 2)]
    [InlineData(2026, 2, 2026, 3)]
    [InlineData(2028, 2, 2028, 3)]
    [InlineData(2100, 2, 2100, 3)]
    [InlineData(2026, 12, 2027, 1)]
    [InlineData(1969, 12, 1970, 1)]
    [InlineData(9999, 11, 9999, 12)]
    public void Months(int year, int month, int nextYear, int nextMonth)
    {
        var period = new Period(Instant.OfDate(year, month, 1), Instant.OfDate(nextYear, nextMonth, 1));
        Assert.Equal(period, MonthOf(period.Start));
        Assert.Equal(period, MonthOf(period.Start.Micros(1)));
        Assert.Equal(period, MonthOf(period.End.Micros(-1)));
        Assert.Equal(period.End, MonthOf(period.End).Start);
        if (year > 1969)
            Assert.Equal(period.Start, MonthOf(period.Start.Micros(-1)).End);
    }

    [Theory(DisplayName = "D5: February has 28 days, in leap years 29")]
    [InlineData(2026, 28)]
    [InlineData(2028, 29)]
    [InlineData(2000, 29)]
    [InlineData(2100, 28)]
    public void February(int year, int days)
    {
        var period = MonthOf(Instant.OfDate(year, 2, 28));
        Assert.Equal(days * 24L * 3_600 * 1_000_000, period.End.UnixMicros - period.Start.UnixMicros);
    }

    [Fact(DisplayName = "D1: the last month ends with time itself")]
    public void The_last_month()
    {
        var period = MonthOf(Instant.OfDate(9999, 12, 31));
        Assert.Equal(new Period(Instant.OfDate(9999, 12, 1), Instant.Max), period);
        Assert.Equal(period, MonthOf(Instant.Max));
    }
}
