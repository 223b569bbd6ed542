using System.Collections.Immutable;
using Billing.Domain.Plans;
using Billing.Domain.Values;

namespace Billing.Domain.Accounts;

/// <summary>What an account's owner is told: a low or empty balance, a debt, a limit reached (SEMANTICS G1, G2).</summary>
internal static class Alerting
{
    public static Decision Decide(AccountState state, AccountCommand.SetAlert command)
    {
        if (command.Alert is { } alert && Fault(alert) is { } fault)
            return fault;
        var held = state.Credit(command.Asset.CreditType);
        if (held is not null && held.Precision != command.Asset.Precision)
            return Refusal.Invalid("credit_type", "The account holds this credit type in another precision.");
        return held?.Alert == command.Alert
            ? new Decision.Unchanged()
            : new AccountEvent.AlertSet(command.Asset, command.Alert);
    }

    /// <summary>What to tell about a step from one state to a later one.</summary>
    public static ImmutableArray<Notice> Notices(AccountState before, AccountState after)
    {
        ImmutableArray<Notice>.Builder? notices = null;
        foreach (var credit in after.Credits)
        {
            var was = before.Credit(credit.CreditType);
            if (ReferenceEquals(was, credit))
                continue;
            if (Low(was, credit, after) is { } low)
                (notices ??= ImmutableArray.CreateBuilder<Notice>(1)).Add(low);
            if (was?.Settled > 0 && credit.Settled <= 0)
                (notices ??= ImmutableArray.CreateBuilder<Notice>(1)).Add(NoticeOf(NoticeKind.Depleted, credit, credit.Settled));
            if (credit.Deficit > (was?.Deficit ?? 0))
                (notices ??= ImmutableArray.CreateBuilder<Notice>(1)).Add(NoticeOf(NoticeKind.Deficit, credit, credit.Deficit));
        }
        if (after.Plan.Terms is { } plan && before.Counters != after.Counters)
        {
            foreach (var meter in plan.Meters)
            {
                if (LimitReached(meter, before, after) is { } reached)
                    (notices ??= ImmutableArray.CreateBuilder<Notice>(1)).Add(reached);
            }
        }
        return notices is null ? [] : notices.DrainToImmutable();
    }

    /// <summary>An entry's effect on what has been told: it is told again once the balance has recovered.</summary>
    public static AccountState Evolve(AccountState state, LedgerEntry entry)
    {
        if (entry.Event.MovedAsset is { } asset
            && state.Credit(asset.CreditType) is { LowIsTold: true } credit
            && TermsOf(credit, state) is { } alert
            && alert.IsBelow(BalanceOf(credit, alert), PlanCreditOf(credit, state), alert.Hysteresis) == false)
        {
            state = Account.With(state, credit with { LowIsTold = false });
        }
        return entry.Notices.IsEmpty ? state : Tell(state, entry);
    }

    /// <summary>The state in which an entry's notices have been told.</summary>
    public static AccountState Tell(AccountState state, LedgerEntry entry)
    {
        foreach (var notice in entry.Notices)
        {
            if (notice.Kind == NoticeKind.BalanceLow && state.Credit(notice.Subject) is { } credit)
                state = Account.With(state, credit with { LowIsTold = true, LowToldAt = entry.At });
        }
        return state;
    }

    private static Notice? Low(CreditBalance? was, CreditBalance credit, AccountState after)
    {
        if (was is null || TermsOf(credit, after) is not { } alert)
            return null;
        var planned = PlanCreditOf(credit, after);
        // A threshold that fell below the balance since it was told counts as a recovery.
        if (was.LowIsTold && alert.IsBelow(BalanceOf(was, alert), planned, alert.Hysteresis) != false)
            return null;
        var balance = BalanceOf(credit, alert);
        if (alert.IsBelow(BalanceOf(was, alert), planned) != false || alert.IsBelow(balance, planned) != true)
            return null;
        if (credit.LowToldAt is { } told && after.LastAt < told.AddSeconds(alert.MinIntervalSeconds))
            return null;
        return NoticeOf(NoticeKind.BalanceLow, credit, balance) with
        {
            Threshold = alert.Amount, ThresholdPercent = alert.Amount is null ? alert.Percent : null,
        };
    }

    private static Notice? LimitReached(PlanMeter meter, AccountState before, AccountState after)
    {
        if (meter.LimitMode == LimitMode.None || meter.Limit is not { } limit || after.Counter(meter.Meter) is not { } counter)
            return null;
        var was = before.Plan.Period.Start == after.Plan.Period.Start ? before.Counter(meter.Meter)?.Count.Value ?? 0 : 0;
        return was < limit && counter.Count.Value >= limit
            ? new Notice(NoticeKind.LimitReached, meter.Meter, counter.Count.Value, meter.Precision, limit, null)
            : null;
    }

    private static Notice NoticeOf(NoticeKind kind, CreditBalance credit, long value) =>
        new(kind, credit.CreditType, value, credit.Precision, null, null);

    private static AlertTerms? TermsOf(CreditBalance credit, AccountState state) =>
        credit.Alert ?? PlanCreditOf(credit, state)?.Alert;

    private static PlanCredit? PlanCreditOf(CreditBalance credit, AccountState state) =>
        state.Plan.Terms?.Credit(credit.CreditType);

    private static long BalanceOf(CreditBalance credit, AlertTerms alert) =>
        alert.Basis == AlertBasis.Available ? credit.Available : credit.Settled;

    private static Refusal? Fault(AlertTerms alert) => alert switch
    {
        { Percent: not null, Amount: not null } => Refusal.Invalid("threshold", "Give a percentage or an amount, not both."),
        { Percent: < 1 or > 100 } => Refusal.Invalid("threshold_percent", "A percentage is 1 to 100."),
        { Amount: < 0 or > Units.MaxCommandUnits } => Refusal.Invalid("threshold", "The threshold is beyond the largest amount."),
        { Hysteresis: < 0 or > Units.MaxCommandUnits } => Refusal.Invalid("hysteresis", "The hysteresis is beyond the largest amount."),
        { MinIntervalSeconds: < 0 or > 31_536_000 } => Refusal.Invalid("min_interval_seconds", "An interval is at most a year."),
        _ => null,
    };
}
