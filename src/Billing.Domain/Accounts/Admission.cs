using System.Collections.Immutable;
using Billing.Domain.Plans;
using Billing.Domain.Values;

namespace Billing.Domain.Accounts;

/// <summary>
/// Whether units of a meter are admitted and who pays for them: the plan's limit first, then included units, credits, overage
/// (SEMANTICS D2, D8, D14). It says yes to all of it, or to a part where that is allowed, or why not.
/// </summary>
internal readonly struct Admission
{
    private readonly AccountState _state;
    private readonly PlanMeter _terms;
    private readonly MeterCounter? _counter;
    private readonly Held _held;
    private readonly CreditBalance? _balance;
    private readonly long _spoken;

    private Admission(AccountState state, PlanMeter terms, ClosedPeriod? late = null, long spoken = 0)
    {
        _state = state;
        _terms = terms;
        _counter = late is null ? state.Counter(terms.Meter) : MeterCounter.Find(late.Counters, terms.Meter);
        _held = late is null
            ? state.Reservations.HeldOf(terms.Meter, state.Plan.Period.Start)
            : state.Reservations.HeldIn(terms.Meter, late.Period.Start);
        _spoken = spoken;
        _balance = terms.Rate is { } rate ? Account.BalanceOf(state, rate.Asset) : null;
    }

    /// <summary>The plan's word on a meter, or the meter's own where the account has no plan; or why there is none.</summary>
    public static PlanMeter? TermsOf(AccountState state, Demand.Metered demand, out Refusal? refusal)
    {
        refusal = null;
        var terms = state.Plan.Terms is { } plan ? plan.Meter(demand.Meter) : demand.Own;
        if (terms is null)
        {
            refusal = new Refusal(RefusalCodes.MeterNotInPlan, $"The plan has no meter '{demand.Meter}'.") { Field = "meter" };
            return null;
        }
        if (terms.Precision != demand.Quantity.Precision)
            refusal = Refusal.Invalid("meter", "The plan counts this meter in another precision.");
        else if (terms.Rate is { } rate && state.Credit(rate.Asset.CreditType) is { } held && held.Precision != rate.Asset.Precision)
            refusal = Refusal.Invalid("credit_type", "The account holds this credit type in another precision.");
        else if (demand.Quantity.Value is <= 0 or > Units.MaxCommandUnits)
            refusal = Refusal.Invalid("quantity", "The quantity must be more than 0 and within the largest amount.");
        else if ((Int128)(state.Counter(terms.Meter)?.Count.Value ?? 0) + demand.Quantity.Value > Account.MaxSettledUnits)
            refusal = Refusal.Invalid("quantity", "The meter's count in this period would pass the largest count.");
        else if ((Int128)terms.SmallestUnitCost * demand.Quantity.Value > Units.MaxCommandUnits)
            refusal = Refusal.Invalid("quantity", "The quantity costs more than the largest amount.");
        return refusal is null ? terms : null;
    }

    /// <summary>Splits a quantity over who pays for it.</summary>
    /// <param name="state">The account.</param>
    /// <param name="terms">Its plan's word on the meter.</param>
    /// <param name="quantity">Smallest units.</param>
    /// <param name="partial">Whether less will do.</param>
    /// <param name="split">Who pays, when the answer is null.</param>
    public static Refusal? Admit(AccountState state, PlanMeter terms, long quantity, bool partial, out Split split)
    {
        var admission = new Admission(state, terms);
        var admitted = partial ? Math.Min(quantity, admission.MostAdmitted()) : quantity;
        split = admission.SplitOf(admitted);
        return admitted > 0 && admission.Allows(admitted, split) ? null : admission.Refuse(quantity);
    }

    /// <summary>Who pays for units that happened anyway: what nobody covers is owed (SEMANTICS C5).</summary>
    /// <param name="state">The account.</param>
    /// <param name="terms">Its plan's word on the meter.</param>
    /// <param name="quantity">Smallest units.</param>
    /// <param name="late">The closed period in which they count, or null for the current one (SEMANTICS C11).</param>
    /// <param name="spoken">Available credits that pay for something else.</param>
    public static Split Settle(AccountState state, PlanMeter terms, long quantity, ClosedPeriod? late, long spoken)
    {
        var admission = new Admission(state, terms, late, spoken);
        var split = admission.SplitOf(quantity);
        if (terms.Rate is null)
            return split;
        var overage = Math.Min(split.Overage, admission.OverageRoom);
        return split with { Charged = split.Charged + split.Overage - overage, Overage = overage };
    }

    /// <summary>Whether credits and overage cover units, whatever the limit says (SEMANTICS C5, C10).</summary>
    public static bool Covers(AccountState state, PlanMeter terms, long quantity, ClosedPeriod? late, long spoken)
    {
        var admission = new Admission(state, terms, late, spoken);
        return admission.Covers(admission.SplitOf(quantity));
    }

    private long Count => _counter?.Count.Value ?? 0;

    private long IncludedLeft => Math.Max(0, _terms.Included - (_counter?.Included ?? 0) - _held.Included);

    private long Available => Math.Max(0, (_balance?.Available ?? 0) - _spoken);

    private long Affordable => _terms.Rate is null ? 0 : Available / _terms.SmallestUnitCost;

    private long LimitRoom => _terms switch
    {
        { LimitMode: LimitMode.Hard, Limit: { } limit } => Math.Max(0, limit - Count - _held.Quantity),
        { LimitMode: LimitMode.Soft, Limit: { } limit } when Count >= limit => 0,
        _ => long.MaxValue,
    };

    // Units that may be billed, or owed for.
    private long OverageRoom => _terms switch
    {
        { Overage: OverageMode.Bill, OverageCap: { } cap } =>
            Math.Max(0, cap - (_counter?.Overage ?? 0) - _held.Overage),
        { Overage: OverageMode.Deficit, OverageCap: { } cap } =>
            Math.Max(0, cap - (_balance?.Deficit ?? 0) + Available) / _terms.SmallestUnitCost,
        { Overage: OverageMode.Block } => 0,
        _ => long.MaxValue,
    };

    private Split SplitOf(long quantity)
    {
        if (_terms.Rate is null)
        {
            var free = _terms.Overage == OverageMode.Bill ? Math.Min(quantity, IncludedLeft) : 0;
            return new Split(quantity, free, 0, _terms.Overage == OverageMode.Bill ? quantity - free : 0);
        }
        var included = Math.Min(quantity, IncludedLeft);
        var rest = quantity - included;
        var charged = _terms.Overage == OverageMode.Bill ? Math.Min(rest, Affordable) : rest;
        return new Split(quantity, included, charged, rest - charged);
    }

    private bool Allows(long quantity, Split split) => quantity <= LimitRoom && Covers(split);

    private bool Covers(Split split)
    {
        if (split.Charged > 0 && _terms.Overage != OverageMode.Bill && split.Charged > Affordable && split.Charged > OverageRoom)
            return false;
        return split.Overage == 0 || split.Overage <= OverageRoom;
    }

    private long MostAdmitted()
    {
        if (_terms.Rate is null && _terms.Overage != OverageMode.Bill)
            return LimitRoom;
        var paid = _terms.Overage == OverageMode.Deficit ? Math.Max(Affordable, OverageRoom) : Affordable;
        var room = (Int128)IncludedLeft + paid + (_terms.Overage == OverageMode.Bill ? OverageRoom : 0);
        return (long)Int128.Min(room, LimitRoom);
    }

    // In the order tried; only the rules that said no.
    private Refusal Refuse(long quantity)
    {
        if (quantity > LimitRoom)
            return LimitReached(quantity);
        var split = SplitOf(quantity);
        if (_terms.Rate is null)
            return OverageCapped(split, []);
        var (cost, reasons) = (split.Charged * _terms.SmallestUnitCost, ImmutableArray.CreateBuilder<RefusalReason>());
        if (_terms.Included > 0)
            reasons.Add(Reason("included", ReasonCodes.IncludedUsedUp, OfMeter(IncludedLeft), OfMeter(quantity)));
        if (_terms.Overage == OverageMode.Bill)
            return OverageCapped(split, [.. reasons, Short(_terms.SmallestUnitCost)]);
        reasons.Add(Short(cost));
        if (_balance!.Reserved > 0 && _balance.Settled >= cost)
            reasons.Add(Reason("hold", ReasonCodes.CreditsHeld, OfCredits(_balance.Reserved), OfCredits(cost)));
        if (_terms.Overage == OverageMode.Deficit)
            reasons.Add(Reason("overage", ReasonCodes.OverageCapReached, OfCredits(_balance.Deficit), OfCredits(_terms.OverageCap ?? 0)));
        return Refusal.Insufficient(_balance, cost, reasons.ToImmutable());
    }

    private Refusal LimitReached(long quantity)
    {
        var end = _state.Plan.Period.End;
        var left = _terms.LimitMode == LimitMode.Soft ? 0 : LimitRoom;
        var reason = Reason("limit", RefusalCodes.PlanLimitReached, OfMeter(left), OfMeter(quantity)) with { At = end };
        return Limited($"The plan's limit of {OfMeter(_terms.Limit ?? 0)} {_terms.Meter} in this period is reached.", [reason]);
    }

    private Refusal OverageCapped(Split split, ImmutableArray<RefusalReason> before)
    {
        var reason = Reason("overage", ReasonCodes.OverageCapReached, OfMeter(OverageRoom), OfMeter(split.Overage));
        return Limited(
            $"The cap on overage of {_terms.Meter} in this period is reached.",
            before.Add(reason with { At = _state.Plan.Period.End }));
    }

    private Refusal Limited(string detail, ImmutableArray<RefusalReason> reasons) =>
        new(RefusalCodes.PlanLimitReached, detail)
        {
            Limit = new LimitFacts(
                _terms.Meter, _terms.Limit is { } limit ? OfMeter(limit) : null, OfMeter(Count), _state.Plan.Period),
            Reasons = reasons,
        };

    private RefusalReason Short(long cost) =>
        Reason("credits", RefusalCodes.InsufficientCredits, OfCredits(Available), OfCredits(cost));

    private static RefusalReason Reason(string rule, string code, string have, string need) => new(rule, code, have, need);

    private string OfMeter(long units) => new Units(units, _terms.Precision).ToString();

    private string OfCredits(long units) => new Units(units, _terms.Rate!.Asset.Precision).ToString();
}

/// <summary>Who pays for units of a meter. Where nobody does, the meter only counts.</summary>
/// <param name="Quantity">All of them.</param>
/// <param name="Included">Units that the plan includes.</param>
/// <param name="Charged">Units that cost credits.</param>
/// <param name="Overage">Units that are billed afterwards.</param>
internal readonly record struct Split(long Quantity, long Included, long Charged, long Overage);
