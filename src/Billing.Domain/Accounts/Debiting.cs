using System.Collections.Immutable;
using Billing.Domain.Values;

namespace Billing.Domain.Accounts;

/// <summary>Usage: all or nothing unless a part is allowed, oldest credits first (SEMANTICS A2, A3).</summary>
internal static class Debiting
{
    public static Decision Decide(AccountState state, AccountCommand.Use command, Instant now)
    {
        var period = Period.MonthOf(now);
        if (command.Metered is { } metered && Limits(state, metered, period) is { } beyond)
            return beyond;
        if (command.Charge is not { } charge)
        {
            var alone = command.Metered ?? throw new ArgumentException("A use charges, counts or both.", nameof(command));
            var counted = Count(state, alone, alone.Quantity.Value, period);
            return new AccountEvent.Debited(null, 0, 0, [], counted, command.AllowPartial, command.OccurredAt);
        }
        if (charge.Amount is <= 0 or > Units.MaxCommandUnits)
            return Refusal.Invalid("amount", "The amount must be more than 0 and within the largest amount.");

        var balance = Account.BalanceOf(state, charge.Asset);
        if (balance.Precision != charge.Asset.Precision)
            return Refusal.Invalid("credit_type", "The account holds this credit type in another precision.");
        var (amount, quantity) = Admit(command, charge, balance.Available);
        if (amount == 0)
            return Insufficient(charge, balance);
        var usage = command.Metered is null ? null : Count(state, command.Metered, quantity, period);
        return new AccountEvent.Debited(
            charge.Asset, amount, charge.Amount, balance.Burn(amount), usage, command.AllowPartial, command.OccurredAt);
    }

    public static AccountState Evolve(AccountState state, AccountEvent.Debited e)
    {
        if (e.Usage is { } usage)
            state = WithCount(state, new MeterCounter(usage.Meter, usage.Period, usage.Quantity with { Value = usage.Count }));
        if (e.Asset is null)
            return state;
        var balance = Account.BalanceOf(state, e.Asset).Without(e.Lines);
        return Account.With(state, balance with { Settled = balance.Settled - e.Amount });
    }

    private static Refusal? Limits(AccountState state, Metered metered, Period period)
    {
        if (metered.Quantity.Value is <= 0 or > Units.MaxCommandUnits)
            return Refusal.Invalid("quantity", "The quantity must be more than 0 and within the largest amount.");
        return state.Count(metered.Meter, period) > Account.MaxSettledUnits - metered.Quantity.Value
            ? Refusal.Invalid("quantity", "The meter's count in this period would pass the largest count.")
            : null;
    }

    // What can be admitted: everything, or under allow_partial whole smallest units of the meter, or nothing.
    private static (long Amount, long Quantity) Admit(AccountCommand.Use command, Charge charge, long available)
    {
        var asked = command.Metered?.Quantity.Value ?? charge.Amount;
        if (charge.Amount <= available)
            return (charge.Amount, asked);
        if (!command.AllowPartial)
            return (0, 0);
        if (command.Metered is null)
            return (available, available);
        var affordable = (long)((Int128)available * asked / charge.Amount);
        return ((long)((Int128)charge.Amount * affordable / asked), affordable);
    }

    private static MeteredUsage Count(AccountState state, Metered metered, long quantity, Period period) =>
        new(
            metered.Meter,
            metered.Quantity with { Value = quantity },
            metered.Quantity.Value,
            metered.UnitCost,
            period,
            state.Count(metered.Meter, period) + quantity);

    private static AccountState WithCount(AccountState state, MeterCounter counter)
    {
        for (var i = 0; i < state.Counters.Length; i++)
        {
            if (state.Counters[i].Meter == counter.Meter)
                return state with { Counters = state.Counters.SetItem(i, counter) };
        }
        return state with { Counters = state.Counters.Add(counter) };
    }

    private static Refusal Insufficient(Charge charge, CreditBalance balance)
    {
        var have = new Units(balance.Available, balance.Precision).ToString();
        var need = new Units(charge.Amount, balance.Precision).ToString();
        return new Refusal(
            RefusalCodes.InsufficientCredits,
            $"The account has {have} {charge.Asset.CreditType} available and needs {need}.")
        {
            CreditType = charge.Asset.CreditType,
            Available = have,
            Required = need,
            Reasons = [new RefusalReason("credits", RefusalCodes.InsufficientCredits, have, need)],
        };
    }
}
