using Billing.Domain.Plans;
using Billing.Domain.Values;

namespace Billing.Domain.Accounts;

/// <summary>Usage: all or nothing unless a part is allowed, oldest credits first (SEMANTICS A2, A3).</summary>
internal static class Debiting
{
    public static Decision Decide(AccountState state, AccountCommand.Use command) => command.Demand switch
    {
        Demand.Credits credits => Debit(state, credits, command),
        Demand.Metered metered => Meter(state, metered, command),
        _ => throw new ArgumentException("Usage charges credits or counts units.", nameof(command)),
    };

    private static Decision Debit(AccountState state, Demand.Credits demand, AccountCommand.Use command)
    {
        if (Limits(state, demand) is { } beyond)
            return beyond;
        var balance = Account.BalanceOf(state, demand.Asset);
        var amount = Math.Min(demand.Amount, balance.Available);
        if (amount == 0 || (amount < demand.Amount && !command.AllowPartial))
            return Refusal.Insufficient(balance, demand.Amount);
        return new AccountEvent.Debited(
            demand.Asset, amount, demand.Amount, balance.Burn(amount), 0, null, command.AllowPartial, command.OccurredAt);
    }

    /// <summary>Why such an amount can never be asked for, or null.</summary>
    public static Refusal? Limits(AccountState state, Demand.Credits demand)
    {
        if (demand.Amount is <= 0 or > Units.MaxCommandUnits)
            return Refusal.Invalid("amount", "The amount must be more than 0 and within the largest amount.");
        return state.Credit(demand.Asset.CreditType) is { } held && held.Precision != demand.Asset.Precision
            ? Refusal.Invalid("credit_type", "The account holds this credit type in another precision.")
            : null;
    }

    private static Decision Meter(AccountState state, Demand.Metered demand, AccountCommand.Use command)
    {
        if (Admission.TermsOf(state, demand, out var refusal) is not { } terms)
            return refusal!;
        var asked = demand.Quantity.Value;
        if (Admission.Admit(state, terms, asked, command.AllowPartial, out var split) is { } refused)
            return refused;
        var usage = UsageOf(state, terms, split, asked);
        if (terms.Rate is not { } rate)
            return new AccountEvent.Debited(null, 0, 0, [], 0, usage, command.AllowPartial, command.OccurredAt);

        var balance = Account.BalanceOf(state, rate.Asset);
        var cost = split.Charged * terms.SmallestUnitCost;
        var lines = balance.Burn(Math.Min(cost, balance.Available));
        return new AccountEvent.Debited(
            rate.Asset,
            cost,
            asked == split.Quantity ? cost : asked * terms.SmallestUnitCost,
            lines,
            cost - CreditBalance.Sum(lines),
            usage,
            command.AllowPartial,
            command.OccurredAt);
    }

    /// <summary>A metered quantity as an entry records it, counted in the current period.</summary>
    public static MeteredUsage UsageOf(AccountState state, PlanMeter terms, Split split, long asked) => new(
        terms.Meter,
        new Units(split.Quantity, terms.Precision),
        asked,
        split.Included,
        split.Overage,
        terms.Rate?.UnitCost,
        state.Plan.Period,
        (state.Counter(terms.Meter)?.Count.Value ?? 0) + split.Quantity);

    public static AccountState Evolve(AccountState state, AccountEvent.Debited e)
    {
        if (e.Usage is { } usage)
            state = WithUsage(state, usage);
        if (e.Asset is null)
            return state;
        var balance = Account.BalanceOf(state, e.Asset).Without(e.Lines);
        return Account.With(
            state, balance with { Settled = balance.Settled - e.Amount, Deficit = balance.Deficit + e.Deficit });
    }

    /// <summary>The state with usage of the current period counted.</summary>
    public static AccountState WithUsage(AccountState state, MeteredUsage usage)
    {
        var counter = new MeterCounter(usage.Meter, usage.Quantity, usage.Included, usage.Overage);
        return state with { Counters = MeterCounter.Add(state.Counters, counter) };
    }
}
