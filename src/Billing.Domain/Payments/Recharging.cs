using Billing.Domain.Accounts;
using Billing.Domain.Values;

namespace Billing.Domain.Payments;

/// <summary>
/// Automatic top-ups (SEMANTICS G3). When what is available falls below the threshold, one charge begins that closes the gap in
/// whole packages; credits come with its payment only. None begins while one is under way, before the cooldown or the back-off
/// of a failure is over, beyond the period's cap, without a customer, or while a dispute holds credits of this type: whoever
/// disputes a charge is not charged again.
/// </summary>
internal static class Recharging
{
    /// <summary>The most that one charge may come to, in the currency's smallest unit: what Stripe accepts.</summary>
    public const long MaxChargeMinor = 99_999_999;

    private const int SecondsAnHour = 3_600;

    // Hours to wait after the first failure in a row, the second, and any further one.
    private static readonly int[] s_backOffHours = [1, 6, 24];

    public static Decision Decide(AccountState state, AccountCommand.SetRecharge command)
    {
        if (command.Terms is { } terms && Fault(state, terms) is { } fault)
            return fault;
        var recharge = state.Payments.Recharge;
        return recharge?.Terms == command.Terms && recharge is null or { Disabled: false, Failures: 0 }
            ? new Decision.Unchanged()
            : new AccountEvent.RechargeSet(command.Terms);
    }

    /// <summary>When a charge is to begin if nothing else happens, or null.</summary>
    public static Instant? DueAt(AccountState state)
    {
        if (state.Payments.Recharge is not { } recharge || !MayRun(state, recharge) || IsAtCap(state, recharge))
            return null;
        if (PacksOf(state, recharge.Terms) == 0)
            return null;
        return recharge.NotBefore is { } notBefore ? Instant.Later(notBefore, state.LastAt) : state.LastAt;
    }

    /// <summary>Whether only the period's cap keeps a charge from beginning.</summary>
    public static bool WaitsForPeriod(AccountState state) =>
        state.Payments.Recharge is { } recharge
        && MayRun(state, recharge)
        && IsAtCap(state, recharge)
        && PacksOf(state, recharge.Terms) > 0;

    /// <summary>Begins a charge where one is due at <paramref name="at"/>.</summary>
    /// <returns>Whether it did.</returns>
    public static bool MayStart(LedgerWriter writer, Instant at)
    {
        if (writer.State.Payments.Recharge is null || DueAt(writer.State) is not { } due || due > at)
            return false;
        var terms = writer.State.Payments.Recharge.Terms;
        var packs = PacksOf(writer.State, terms);
        writer.Append(
            new AccountEvent.RechargeStarted(
                terms.Asset, packs, packs * PackUnits(terms), packs * terms.PackPriceMinor, terms.Currency),
            at);
        return true;
    }

    /// <summary>The first field in which two terms differ, or null.</summary>
    public static string? Difference(RechargeTerms? asked, RechargeTerms? recorded) => (asked, recorded) switch
    {
        (null, null) => null,
        (null, _) or (_, null) => "package",
        var (a, b) when a.PackageId != b.PackageId => "package",
        var (a, b) when a.Threshold != b.Threshold => "threshold",
        var (a, b) when a.MaxPerPeriod != b.MaxPerPeriod => "max_per_period",
        var (a, b) when a.CooldownSeconds != b.CooldownSeconds => "cooldown_seconds",
        var (a, b) when a.MaxFailures != b.MaxFailures => "max_failures",
        // The target may be the package's doing, and the catalog has the word about that.
        var (a, b) => a.Target != b.Target && PackUnits(a) == PackUnits(b) ? "target" : null,
    };

    /// <summary>How long no other charge begins after so many failures in a row.</summary>
    public static int BackOffSeconds(int failures) =>
        s_backOffHours[Math.Clamp(failures, 1, s_backOffHours.Length) - 1] * SecondsAnHour;

    // What is under way stays so, for its money may still come: never two at once, also after it was cleared and set again.
    // Setting it anew forgives what failed.
    public static AccountState Evolve(AccountState state, AccountEvent.RechargeSet e)
    {
        if (e.Terms is null)
            return With(state, state.Payments.Recharge is { InFlight: not null } last ? last with { Disabled = true } : null);
        var before = state.Payments.Recharge ?? new RechargeState(e.Terms, null, 0, null, 0, null, false);
        return With(state, before with
        {
            Terms = e.Terms,
            Failures = 0,
            Disabled = false,
            NotBefore = before is { Disabled: false, Failures: 0 } ? before.NotBefore : null,
        });
    }

    public static AccountState Evolve(AccountState state, AccountEvent.RechargeStarted e, LedgerEntry entry)
    {
        var recharge = state.Payments.Recharge
            ?? throw new ImpossibleEntryException("A top-up begins in an account that has none.");
        return With(state, recharge with
        {
            InFlight = new RechargeAttempt(entry.Seq, e.Packs, e.Amount, e.AmountMinor, false, null, entry.At),
            Count = CountOf(state, recharge) + 1,
            CountedIn = state.Plan.Period.Start,
            NotBefore = entry.At.AddSeconds(recharge.Terms.CooldownSeconds),
        });
    }

    public static AccountState Evolve(AccountState state, AccountEvent.RechargeEnded e)
    {
        if (state.Payments.Recharge is not { InFlight: { } attempt } recharge || attempt.Seq != e.RechargeSeq)
            return state;
        if (e.Outcome == RechargeOutcome.RequiresAction)
        {
            return With(state, recharge with
            {
                InFlight = attempt with { NeedsAction = true, PaymentIntentId = e.PaymentIntentId },
            });
        }
        return With(state, recharge with
        {
            InFlight = null,
            Failures = recharge.Failures + 1,
            NotBefore = e.RetryAt is { } retry ? Instant.Later(retry, recharge.NotBefore ?? retry) : recharge.NotBefore,
            Disabled = e.Outcome == RechargeOutcome.Disabled,
        });
    }

    /// <summary>The money came. Where it is not what was asked for, an operator must look first.</summary>
    public static AccountState Paid(AccountState state, PaymentFacts payment)
    {
        if (state.Payments.Recharge is not { } recharge)
            return state;
        if (recharge.InFlight?.Seq == payment.SourceSeq)
            recharge = recharge with { InFlight = null };
        return With(state, payment.Use == PaymentUse.Accepted
            ? recharge with { Failures = 0 }
            : recharge with { Disabled = true });
    }

    /// <summary>Units that one package brings.</summary>
    public static long PackUnits(RechargeTerms terms) => terms.Pack.Amount + terms.Pack.Bonus;

    private static bool MayRun(AccountState state, RechargeState recharge) =>
        recharge is { InFlight: null, Disabled: false } && state.Payments.CustomerId is not null;

    private static bool IsAtCap(AccountState state, RechargeState recharge) =>
        CountOf(state, recharge) >= recharge.Terms.MaxPerPeriod;

    private static int CountOf(AccountState state, RechargeState recharge) =>
        recharge.CountedIn == state.Plan.Period.Start ? recharge.Count : 0;

    // Money that is on its way already counts as if it had come.
    private static int PacksOf(AccountState state, RechargeTerms terms)
    {
        var balance = state.Credit(terms.Asset.CreditType);
        var net = balance?.Net ?? 0;
        if (net >= terms.Threshold || balance?.Frozen > 0)
            return 0;
        long pending = 0;
        foreach (var checkout in state.Payments.Checkouts)
        {
            if (checkout.Status == CheckoutStatus.Pending && checkout.Terms.Pack is { } pack && pack.Asset == terms.Asset)
                pending += pack.Amount + pack.Bonus;
        }
        var gap = (Int128)terms.Target - net - pending;
        if (gap <= 0)
            return 0;
        var units = PackUnits(terms);
        return (int)Int128.Min((gap + units - 1) / units, MaxChargeMinor / terms.PackPriceMinor);
    }

    private static AccountState With(AccountState state, RechargeState? recharge) =>
        state with { Payments = state.Payments with { Recharge = recharge } };

    private static Refusal? Fault(AccountState state, RechargeTerms terms) => terms switch
    {
        { PackPriceMinor: < 1 or > MaxChargeMinor } =>
            Refusal.Invalid("package", $"The package must cost 1 to {MaxChargeMinor} of the currency's smallest unit."),
        { Threshold: < 0 or > Units.MaxCommandUnits } =>
            Refusal.Invalid("threshold", "The threshold must be 0 or more and within the largest amount."),
        { Target: > Units.MaxCommandUnits } => Refusal.Invalid("target", "The target is beyond the largest amount."),
        var (_, threshold, target, _, _, _, _, _, _, _) when target <= threshold =>
            Refusal.Invalid("target", "The target must be more than the threshold."),
        { MaxPerPeriod: < 1 or > 1_000 } => Refusal.Invalid("max_per_period", "Charges within a period are 1 to 1,000."),
        { CooldownSeconds: < 0 or > 31_536_000 } => Refusal.Invalid("cooldown_seconds", "A cooldown is at most a year."),
        { MaxFailures: < 1 or > 100 } => Refusal.Invalid("max_failures", "Failures in a row are 1 to 100."),
        _ when state.Credit(terms.Asset.CreditType) is { } held && held.Precision != terms.Asset.Precision =>
            Refusal.Invalid("package", "The account holds this credit type in another precision."),
        _ => null,
    };
}
