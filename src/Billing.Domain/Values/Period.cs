namespace Billing.Domain.Values;

/// <summary>A half-open span of UTC time, <c>[Start, End)</c>: what happens at its end belongs to the next (SEMANTICS D1).</summary>
public readonly record struct Period(Instant Start, Instant End)
{
    /// <summary>The calendar month in UTC that holds <paramref name="at"/>.</summary>
    public static Period MonthOf(Instant at)
    {
        var time = at.ToDateTime();
        var next = time.Month == 12 ? (Year: time.Year + 1, Month: 1) : (time.Year, Month: time.Month + 1);
        var end = next.Year > 9999 ? Instant.Max : Instant.OfDate(next.Year, next.Month, 1);
        return new Period(Instant.OfDate(time.Year, time.Month, 1), end);
    }
}
