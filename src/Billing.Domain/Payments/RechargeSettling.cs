using Billing.Domain.Accounts;
using Billing.Domain.Values;

namespace Billing.Domain.Payments;

/// <summary>What becomes of an automatic charge: paid, failed, or waiting for the customer (SEMANTICS G3).</summary>
internal static class RechargeSettling
{
    public static Decision Decide(AccountState state, AccountCommand.SettleRecharge command, Instant now)
    {
        var started = command.History.FirstOrDefault(entry => entry.Seq == command.RechargeSeq)?.Event;
        if (started is not AccountEvent.RechargeStarted begun)
            return new Refusal(RefusalCodes.EntryNotFound, "The account has no such automatic top-up.");
        // Money may come after a charge was given up, and counts all the same; nothing comes after money.
        if (command.Facts.Result == RechargeResult.Paid)
            return Paid(state, command, begun, now);
        if (state.Payments.Recharge is not { InFlight: { } attempt } recharge || attempt.Seq != command.RechargeSeq)
            return new Decision.Unchanged();
        return command.Facts.Result switch
        {
            RechargeResult.Failed => Failed(command, recharge, now),
            RechargeResult.RequiresAction when !IsKnown(attempt, command.Facts) => new AccountEvent.RechargeEnded(
                command.RechargeSeq,
                RechargeOutcome.RequiresAction,
                command.Facts.PaymentIntentId,
                command.Facts.Reason,
                null),
            _ => new Decision.Unchanged(),
        };
    }

    private static bool IsKnown(RechargeAttempt attempt, RechargeFacts facts) =>
        attempt.NeedsAction && attempt.PaymentIntentId == facts.PaymentIntentId;

    private static AccountEvent.RechargeEnded Failed(
        AccountCommand.SettleRecharge command, RechargeState recharge, Instant now)
    {
        var failures = recharge.Failures + 1;
        var isLast = failures >= recharge.Terms.MaxFailures;
        return new AccountEvent.RechargeEnded(
            command.RechargeSeq,
            isLast ? RechargeOutcome.Disabled : RechargeOutcome.Failed,
            command.Facts.PaymentIntentId,
            command.Facts.Reason,
            isLast ? null : now.AddSeconds(Recharging.BackOffSeconds(failures)));
    }

    private static Decision Paid(
        AccountState state, AccountCommand.SettleRecharge command, AccountEvent.RechargeStarted begun, Instant now)
    {
        if (command.History.Any(entry => entry.Event is AccountEvent.PaymentRecorded))
            return new Decision.Unchanged();
        var facts = command.Facts;
        var (pack, packs) = BoughtBy(state, begun);
        var isRight = facts.AmountMinor == begun.AmountMinor
            && facts.Currency == begun.Currency
            && Paying.HasRoom(state, pack, packs);
        var payment = new AccountEvent.PaymentRecorded(new PaymentFacts(
            PaymentKind.Recharge,
            command.RechargeSeq,
            facts.PaymentIntentId,
            null,
            null,
            null,
            null,
            facts.AmountMinor,
            facts.Currency,
            isRight ? PaymentUse.Accepted : PaymentUse.Mismatched));
        return isRight
            ? new Decision.Accepted([payment, Paying.GrantOf(state, pack, packs, now)]) { AtOnce = true }
            : payment;
    }

    // The terms may have changed since; credits of a package that they no longer name never end.
    private static (CheckoutPack Pack, int Packs) BoughtBy(AccountState state, AccountEvent.RechargeStarted begun) =>
        state.Payments.Recharge?.Terms is { } terms
        && terms.Asset == begun.Asset
        && Recharging.PackUnits(terms) * begun.Packs == begun.Amount
            ? (terms.Pack, begun.Packs)
            : (new CheckoutPack(begun.Asset, begun.Amount, 0, new Expiry.Never()), 1);
}
