using Billing.Domain.Payments;

namespace Billing.Domain.Tests.Returns;

/// <summary>Payments, and what goes back of them, as the provider tells of it.</summary>
internal static class Money
{
    public const long PaidMinor = 1_000;

    /// <summary>A package was paid for; answers the payment's entry. Its grant is the entry after it.</summary>
    public static long Pay(
        this Scenario account, long units, Instant? until = null, RolloverTerms? rollover = null, long paidMinor = PaidMinor)
    {
        var seq = account.State.Seq + 1;
        account.GivenEntry(new AccountEvent.PaymentRecorded(new PaymentFacts(
            PaymentKind.Subscription, null, $"pi_{seq}", null, null, null, null, paidMinor, "usd", PaymentUse.Accepted)));
        account.GivenEntry(GrantOf(seq, units, until, rollover));
        return seq;
    }

    public static AccountEvent.Granted GrantOf(long payment, long units, Instant? until = null, RolloverTerms? rollover = null) =>
        new(
            Emails,
            units,
            new GrantTerms(Day(1), until, GrantTerms.DefaultPriority, GrantCategory.Paid),
            new GrantOrigin(GrantSource.Purchase, rollover, 0, payment),
            false,
            0,
            GrantTimesAsked.Nothing);

    public static Turn Refund(
        this Scenario account,
        long payment,
        long refundedMinor,
        ShortfallPolicy shortfall = ShortfallPolicy.Deficit,
        long paidMinor = PaidMinor) =>
        account.When(new AccountCommand.SettleRefund(
            Key(Operations.Clawback),
            Note.None,
            payment,
            new RefundFacts($"checkout:{payment}", paidMinor, refundedMinor),
            shortfall,
            [.. account.Ledger]));

    public static Turn Dispute(
        this Scenario account, long payment, DisputeResult result, long disputedMinor = PaidMinor, string id = "dp_1") =>
        account.When(new AccountCommand.SettleDispute(
            Key(Operations.Provider),
            Note.None,
            payment,
            new DisputeFacts($"checkout:{payment}", id, result, PaidMinor, disputedMinor),
            ShortfallPolicy.Deficit,
            [.. account.Ledger]));

    public static AccountEvent.ClawedBack ClawedBack(
        long payment, long grant, long amount, long returnedMinor, long deficit = 0, long writtenOff = 0) =>
        new(payment, grant, Emails, amount, deficit, writtenOff, ClawbackCause.Refund, returnedMinor);
}
