using Billing.Domain.Values;

namespace Billing.Domain.Plans;

/// <summary>
/// Periods of whole months from an anchor, half-open in UTC (SEMANTICS D1). Each begins at anchor + n months, cut to the
/// length of that month, so that 31 January leads to 28 February and then to 31 March (SEMANTICS D5).
/// </summary>
/// <param name="Anchor">Where a period begins.</param>
/// <param name="Months">Months in a period, 1 or more.</param>
public readonly record struct PlanCycle(Instant Anchor, int Months)
{
    /// <summary>Calendar months.</summary>
    public static PlanCycle CalendarMonths => new(Instant.OfDate(2000, 1, 1), 1);

    /// <summary>The period that holds <paramref name="at"/>.</summary>
    public Period PeriodAt(Instant at)
    {
        var (anchor, time) = (Anchor.ToDateTime(), at.ToDateTime());
        var months = ((time.Year - anchor.Year) * 12) + time.Month - anchor.Month;
        var index = months >= 0 ? months / Months : (months - Months + 1) / Months;
        // The month's day or time may not have come yet.
        if (Begin(index) > at)
            index--;
        return new Period(Begin(index), Begin(index + 1));
    }

    /// <summary>The period that begins where <paramref name="period"/> ends.</summary>
    public Period Next(Period period) => PeriodAt(period.End);

    private Instant Begin(int index)
    {
        var months = (long)index * Months;
        var anchor = Anchor.ToDateTime();
        var last = ((DateTime.MaxValue.Year - anchor.Year) * 12L) + DateTime.MaxValue.Month - anchor.Month;
        return months > last ? Instant.Max : Instant.From(anchor.AddMonths((int)months));
    }
}
