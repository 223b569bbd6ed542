using Billing.Domain.Plans;

namespace Billing.Domain.Tests.Sequences;

/// <summary>What a meter counted.</summary>
internal sealed class NaiveCount
{
    public required string Meter { get; init; }

    public long Count { get; set; }

    public long Included { get; set; }

    public long Overage { get; set; }

    public NaiveCount Copy() => (NaiveCount)MemberwiseClone();
}

/// <summary>How periods follow each other (rules D1, D5). No plan is calendar months.</summary>
internal sealed record NaiveCycle(bool IsCalendar, Instant Anchor, int Months)
{
    public static NaiveCycle Of(PlanTerms? plan, Instant now) => new(
        plan is null || plan.Periods == PeriodKind.Calendar,
        now,
        plan?.Price?.Interval == BillingInterval.Year ? 12 : 1);

    public bool RunsLike(NaiveCycle other) => IsCalendar == other.IsCalendar && Months == other.Months;

    public Period PeriodAt(Instant at)
    {
        var time = at.ToDateTime();
        if (IsCalendar)
        {
            var month = new DateTime(time.Year, Months == 12 ? 1 : time.Month, 1, 0, 0, 0, DateTimeKind.Utc);
            return new Period(Instant.From(month), Instant.From(month.AddMonths(Months)));
        }
        // Anchor + n months, counted up or down one by one.
        var n = 0;
        while (Begin(n + 1) <= at)
            n++;
        while (Begin(n) > at)
            n--;
        return new Period(Begin(n), Begin(n + 1));
    }

    private Instant Begin(int n) => Instant.From(Anchor.ToDateTime().AddMonths(n * Months));
}
