using Billing.Domain.Values;

namespace Billing.Domain.Accounts;

/// <summary>In which period captured usage counts: the current one, or the reservation's even when it has closed (SEMANTICS C11).</summary>
internal static class LateCapture
{
    /// <summary>The usage as the entry records it.</summary>
    public static MeteredUsage UsageOf(AccountState state, MeterHold hold, Split split, long asked, long? unitCost)
    {
        var late = PeriodOf(state, hold);
        var (period, counters) = late is null ? (state.Plan.Period, state.Counters) : (late.Period, late.Counters);
        return new MeteredUsage(
            hold.Meter,
            new Units(split.Quantity, hold.Precision),
            asked,
            split.Included,
            split.Overage,
            unitCost,
            period,
            (MeterCounter.Find(counters, hold.Meter)?.Count.Value ?? 0) + split.Quantity);
    }

    /// <summary>The state with captured usage counted in its period.</summary>
    public static AccountState Count(AccountState state, MeteredUsage usage)
    {
        if (usage.Period.Start == state.Plan.Period.Start)
            return Debiting.WithUsage(state, usage);
        for (var i = 0; i < state.Late.Length; i++)
        {
            if (state.Late[i].Period.Start == usage.Period.Start)
                return state with { Late = state.Late.SetItem(i, With(state.Late[i], usage)) };
        }
        throw new ImpossibleEntryException($"Usage counts in the period from {usage.Period.Start}, which nothing holds open.");
    }

    /// <summary>What a capture changes of a closed period: more that is billed of it, and its new record.</summary>
    public static IEnumerable<AccountEvent> Correction(AccountState state, AccountEvent.Captured captured)
    {
        if (captured.Usage is not { } usage || usage.Period.Start == state.Plan.Period.Start)
            yield break;
        var late = state.Late.First(period => period.Period.Start == usage.Period.Start);
        if (usage.Overage > 0)
            yield return new AccountEvent.OverageCounted(usage.Meter, usage.Quantity with { Value = usage.Overage }, late.Period);
        yield return new AccountEvent.PeriodClosed(late.Period, With(late, usage).Counters, state.Plan.Period, Corrected: true);
    }

    /// <summary>The closed period in which captures of a hold count, or null for the current one.</summary>
    public static ClosedPeriod? PeriodOf(AccountState state, MeterHold hold)
    {
        if (hold.CountIn != CountIn.Reservation)
            return null;
        foreach (var late in state.Late)
        {
            if (late.Period.Start == hold.Period.Start)
                return late;
        }
        return null;
    }

    private static ClosedPeriod With(ClosedPeriod period, MeteredUsage usage) => period with
    {
        Counters = MeterCounter.Add(
            period.Counters, new MeterCounter(usage.Meter, usage.Quantity, usage.Included, usage.Overage)),
    };
}
