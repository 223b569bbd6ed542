using System.Collections.Immutable;
using Billing.Contracts;
using Billing.Contracts.Accounts;
using Billing.Domain.Accounts;
using Billing.Domain.Plans;
using Billing.Domain.Values;

namespace Billing.Grains.Accounts;

/// <summary>Makes replies of plans and periods.</summary>
internal static class PlanRenderer
{
    public static PlanStateReply State(AccountState state)
    {
        var plan = state.Plan;
        return new PlanStateReply(
            plan.Terms?.Slug,
            plan.Terms?.Name,
            plan.Terms?.Version,
            plan.Terms?.Tier,
            SourceName(plan.Source),
            plan.Period.Start.ToDateTime(),
            plan.Period.End.ToDateTime(),
            plan.Next is not null,
            plan.Next?.Terms?.Slug,
            plan.Terms is { } terms ? ImmutableArray.CreateRange(terms.Meters, meter => Meter(state, meter)) : []);
    }

    public static PlanChangeReply? Change(AccountEvent e) => e switch
    {
        AccountEvent.PlanChanged changed => new PlanChangeReply(
            changed.From,
            changed.Plan.Terms?.Slug,
            changed.Asked is null ? "renewed" : "now",
            changed.Plan.Period.Start.ToDateTime(),
            changed.Plan.Period.End.ToDateTime()),
        AccountEvent.PlanScheduled scheduled => new PlanChangeReply(
            null, scheduled.Next?.Terms?.Slug ?? scheduled.Asked.Plan, "renewal", null, null),
        _ => null,
    };

    public static PeriodReply Period(Period period, ImmutableArray<MeterCounter> counters, bool isCurrent) => new(
        period.Start.ToDateTime(),
        period.End.ToDateTime(),
        isCurrent,
        ImmutableArray.CreateRange(counters, counter => new PeriodCounterReply(
            counter.Meter,
            new Amount(counter.Count.Value, counter.Count.Precision),
            new Amount(counter.Included, counter.Count.Precision),
            new Amount(counter.Overage, counter.Count.Precision))));

    public static string SourceName(PlanSource source) => source switch
    {
        PlanSource.Default => "default",
        PlanSource.Manual => "manual",
        PlanSource.Subscription => "subscription",
        _ => "none",
    };

    private static PlanMeterReply Meter(AccountState state, PlanMeter meter)
    {
        var counter = state.Counter(meter.Meter);
        var count = counter?.Count.Value ?? 0;
        return new PlanMeterReply(
            meter.Meter,
            Of(count),
            Of(meter.Included),
            Of(Math.Max(0, meter.Included - (counter?.Included ?? 0))),
            meter.Limit is { } limit ? Of(limit) : null,
            meter.LimitMode switch { LimitMode.Soft => "soft", LimitMode.Hard => "hard", _ => "none" },
            meter.Limit is { } most ? Of(Math.Max(0, most - count)) : null,
            Of(counter?.Overage ?? 0))
        {
            UnitCost = meter.Rate is { } rate ? new Amount(rate.UnitCost, rate.Asset.Precision) : null,
            CostCreditType = meter.Rate?.Asset.CreditType,
        };

        Amount Of(long units) => new(units, meter.Precision);
    }
}
