using Billing.Domain.Plans;
using Kind = Billing.Domain.Accounts.EntryType;

namespace Billing.Domain.Tests.Sequences;

/// <summary>Usage (rules A3, D2, D3, D8, D14).</summary>
internal sealed partial class NaiveAccount
{
    private string? Use(AccountCommand.Use c)
    {
        if (c.Demand is Demand.Credits plain)
            return Debit(plain, c.AllowPartial);
        var demand = (Demand.Metered)c.Demand;
        if (Fault(demand, out var terms) is { } fault)
            return fault;
        // As much as is admitted, one step less at a time.
        var quantity = demand.Quantity.Value;
        var code = Admit(terms, quantity, out var split);
        for (var less = quantity - 1; code is not null && c.AllowPartial && less > 0; less--)
        {
            if (Admit(terms, less, out split) is null)
                (code, quantity) = (null, less);
        }
        if (code is not null)
            return code;
        Count(Counts, terms.Meter, quantity, split.Included, split.Overage);
        var cost = split.Charged * PriceOf(terms);
        var credit = terms.Rate is null ? null : FindOrAdd(terms.Rate.Asset);
        var parts = credit is null ? [] : Charge(credit, cost);
        Write(Kind.Debit, Now, credit?.Asset, -cost, Covered(parts));
        Uses.Add(new NaiveUse
        {
            Seq = Seq, Asset = credit?.Asset, Paid = parts, Meter = terms.Meter, PeriodStart = Period.Start,
            Units = [new('i', split.Included, 0), new('c', split.Charged, PriceOf(terms)), new('o', split.Overage, 0)],
        });
        return null;
    }

    private string? Debit(Demand.Credits demand, bool partial)
    {
        if (demand.Amount is <= 0 or > Largest || IsOtherPrecision(demand.Asset))
            return Invalid;
        var available = Find(demand.Asset)?.Available ?? 0;
        var amount = partial ? Math.Min(demand.Amount, available) : demand.Amount;
        if (amount == 0 || amount > available)
            return Short;
        var credit = Find(demand.Asset)!;
        var parts = Charge(credit, amount);
        Write(Kind.Debit, Now, credit.Asset, -amount, parts);
        Uses.Add(new NaiveUse { Seq = Seq, Asset = credit.Asset, Paid = [.. parts] });
        return null;
    }

    // With a plan, the plan's word on the meter counts and nothing else.
    private string? Fault(Demand.Metered demand, out PlanMeter terms)
    {
        terms = demand.Own;
        if (Plan is not null)
        {
            if (Plan.Meters.FirstOrDefault(meter => meter.Meter == demand.Meter) is not { } planned)
                return "meter_not_in_plan";
            terms = planned;
        }
        var isWrong = demand.Quantity.Value is <= 0 or > Largest
            || terms.Precision != demand.Quantity.Precision
            || (terms.Rate is { } rate && IsOtherPrecision(rate.Asset));
        return isWrong ? Invalid : null;
    }

    // Rules D2 and D14: the limit, then included units, then credits, then overage.
    private string? Admit(PlanMeter terms, long quantity, out NaiveSplit split)
    {
        var count = Counts.Find(one => one.Meter == terms.Meter);
        var held = HoldsOf(terms.Meter, Period.Start).ToList();
        split = default;
        if (terms is { LimitMode: LimitMode.Hard, Limit: { } hard }
            && (count?.Count ?? 0) + held.Sum(hold => hold.Left) + quantity > hard)
            return "plan_limit_reached";
        if (terms is { LimitMode: LimitMode.Soft, Limit: { } soft } && (count?.Count ?? 0) >= soft)
            return "plan_limit_reached";
        var available = terms.Rate is null ? 0 : Find(terms.Rate.Asset)?.Available ?? 0;
        split = SplitOf(terms, quantity, IncludedLeft(terms, Counts, held), available);
        if (terms.Overage == OverageMode.Bill)
            return split.Overage > 0 && split.Overage > OverageLeft(terms, Counts, held) ? "plan_limit_reached" : null;
        var owed = split.Charged * PriceOf(terms) - available;
        if (terms.Rate is null || owed <= 0)
            return null;
        if (terms.Overage == OverageMode.Block)
            return Short;
        return (Find(terms.Rate.Asset)?.Deficit ?? 0) + owed > (terms.OverageCap ?? long.MaxValue) ? Short : null;
    }

    private static NaiveSplit SplitOf(PlanMeter terms, long quantity, long includedLeft, long available)
    {
        var bills = terms.Overage == OverageMode.Bill;
        if (terms.Rate is null && !bills)
            return new NaiveSplit(0, quantity, 0);
        var included = Math.Min(quantity, includedLeft);
        var rest = quantity - included;
        if (!bills)
            return new NaiveSplit(included, rest, 0);
        var charged = terms.Rate is null ? 0 : Math.Min(rest, available / PriceOf(terms));
        return new NaiveSplit(included, charged, rest - charged);
    }

    private static long IncludedLeft(PlanMeter terms, List<NaiveCount> counts, List<NaiveHold> held) =>
        Math.Max(0, terms.Included - held.Sum(hold => hold.Included)
            - (counts.Find(one => one.Meter == terms.Meter)?.Included ?? 0));

    private static long OverageLeft(PlanMeter terms, List<NaiveCount> counts, List<NaiveHold> held) =>
        terms.OverageCap is not { } cap ? long.MaxValue : Math.Max(0, cap - held.Sum(hold => hold.Overage)
            - (counts.Find(one => one.Meter == terms.Meter)?.Overage ?? 0));

    // What is held for a period; what is not bound to one counts whenever it is captured (rule C11).
    private IEnumerable<NaiveHold> HoldsOf(string meter, Instant start) => OpenHolds.Where(hold =>
        hold.Meter == meter && (hold.CountsInItsPeriod ? hold.PeriodStart == start : start == Period.Start));

    private static void Count(List<NaiveCount> counts, string meter, long quantity, long included, long overage)
    {
        var count = counts.Find(one => one.Meter == meter);
        if (count is null)
            counts.Add(count = new NaiveCount { Meter = meter });
        count.Count += quantity;
        count.Included += included;
        count.Overage += overage;
    }

    private static List<Part> Covered(List<Part> parts) => [.. parts.Where(part => part.Grant != 0)];

    // Of the meter's smallest unit.
    private static long PriceOf(PlanMeter terms)
    {
        var price = terms.Rate?.UnitCost ?? 0;
        for (var i = 0; i < terms.Precision; i++)
            price /= 10;
        return price;
    }
}
