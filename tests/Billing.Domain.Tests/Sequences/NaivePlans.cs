using Billing.Domain.Plans;
using Kind = Billing.Domain.Accounts.EntryType;

namespace Billing.Domain.Tests.Sequences;

/// <summary>Plans and periods (rules D1, D4, D5, D7, A9, A10).</summary>
internal sealed partial class NaiveAccount
{
    private readonly Dictionary<string, long> _granted = [];
    private NaiveCycle _cycle = new(true, default, 1);

    public PlanTerms? Plan { get; private set; }

    public PlanSource Source { get; private set; }

    public bool HasNext { get; private set; }

    public PlanTerms? NextPlan { get; private set; }

    public PlanSource NextSource { get; private set; }

    public Period Period { get; private set; }

    private void Begin(PlanTerms? plan, PlanSource source, Instant at)
    {
        (Plan, Source, _cycle) = (plan, plan is null ? PlanSource.None : source, NaiveCycle.Of(plan, at));
        Period = _cycle.PeriodAt(at);
    }

    private Period PeriodOf(Instant at) => at >= Period.Start && at < Period.End ? Period : _cycle.PeriodAt(at);

    private void TurnPeriod(Instant at)
    {
        ClosePeriod(Period, at);
        Period = _cycle.PeriodAt(at);
        _granted.Clear();
        Renew(at);
        GrantCycle(CreditPolicy.FullNew, at);
    }

    private void ClosePeriod(Period period, Instant at)
    {
        foreach (var count in Counts)
        {
            if (count.Overage > 0)
                Write(Kind.Overage, at, null, 0);
        }
        Write(Kind.PeriodClosed, at, null, 0);
        Closed.Add((period, Counts));
        Counts = [];
    }

    // The newest version of the same plan, or the one that waits; without any, the default plan.
    private void Renew(Instant at)
    {
        var (plan, source) = HasNext ? (NextPlan, NextSource) : (Plan, Source);
        if (plan is not null)
            plan = catalog.Newest(plan.Slug) ?? plan;
        else if (catalog.DefaultPlan is not null)
            (plan, source) = (catalog.DefaultPlan, PlanSource.Default);
        if (!HasNext && IsSame(plan, Plan))
            return;
        var (cycle, period) = (_cycle, Period);
        Begin(plan, source, at);
        // A subscription's periods are the provider's, whatever the plan says (rule D4).
        if (source == PlanSource.Subscription || _cycle.RunsLike(cycle))
            (_cycle, Period) = (cycle, period);
        else
            Period = new Period(at, Period.End);
        HasNext = false;
        Write(Kind.PlanChanged, at, null, 0);
    }

    private string? SetPlan(AccountCommand.SetPlan c)
    {
        if (Source == PlanSource.Subscription)
            return Invalid;
        var isSame = IsSame(c.Plan, Plan) && (c.Plan is null || c.Source == Source);
        var isNext = HasNext && IsSame(c.Plan, NextPlan) && (c.Plan is null || c.Source == NextSource);
        if (isSame && !HasNext)
            return null;
        if (!c.Asked.AtRenewal)
        {
            ChangeNow(c);
            return null;
        }
        if (isNext && !isSame)
            return null;
        (HasNext, NextPlan, NextSource) = (!isSame, c.Plan, c.Source);
        Write(Kind.PlanChanged, Now, null, 0);
        return null;
    }

    // The period goes on where both plans run alike; otherwise it is closed here and another begins.
    private void ChangeNow(AccountCommand.SetPlan c)
    {
        var (cycle, period) = (_cycle, Period);
        Write(Kind.PlanChanged, Now, null, 0);
        HasNext = false;
        Begin(c.Plan, c.Source, Now);
        if (_cycle.RunsLike(cycle))
        {
            (_cycle, Period) = (cycle, period);
        }
        else if (Period.Start != period.Start)
        {
            Period = new Period(Now, Period.End);
            if (Now > period.Start)
                ClosePeriod(new Period(period.Start, Now), Now);
        }
        GrantCycle(c.Asked.Credits, Now);
    }

    private void GrantCycle(CreditPolicy policy, Instant at)
    {
        if (Plan is null || Source == PlanSource.Subscription)
            return;
        foreach (var line in Plan.Credits)
        {
            var before = _granted.GetValueOrDefault(line.Asset.CreditType);
            var amount = policy switch
            {
                CreditPolicy.FullNew => line.Amount,
                CreditPolicy.TopUpDifference => Math.Max(0, line.Amount - before),
                CreditPolicy.Prorate => LeftOfPeriod(Math.Max(0, line.Amount - before), at),
                _ => 0,
            };
            // What a prorated change leaves out belongs to the time that has passed: it is never granted later (rule D7).
            var counts = policy == CreditPolicy.Prorate ? Math.Max(0, line.Amount - before) : amount;
            if (counts > 0)
                _granted[line.Asset.CreditType] = before + counts;
            if (amount == 0)
                continue;
            var credit = FindOrAdd(line.Asset);
            Write(Kind.Grant, at, credit.Asset, amount);
            credit.Grants.Add(new NaiveGrant
            {
                Seq = Seq, Amount = amount, Left = amount, From = at, Until = EndOf(line.Expiry, at),
                Priority = line.Priority, Promotional = false, Begun = true, Rollover = line.Rollover,
            });
            Settle(at, byTime: false);
        }
    }

    // Rule D7, cut to whole units; the product comes first, so that nothing is lost before the cut.
    private long LeftOfPeriod(long amount, Instant at) => (long)Math.Floor(
        (decimal)amount * (Period.End.UnixMicros - at.UnixMicros) / (Period.End.UnixMicros - Period.Start.UnixMicros));

    private static bool IsSame(PlanTerms? a, PlanTerms? b) => (a?.Slug, a?.Version) == (b?.Slug, b?.Version);
}
