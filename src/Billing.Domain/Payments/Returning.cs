using System.Collections.Immutable;
using Billing.Domain.Accounts;

namespace Billing.Domain.Payments;

/// <summary>
/// Money that goes back takes its credits with it (SEMANTICS E7). What is gone is a function of the money that has gone back
/// in all, whatever the reason: <c>units × (refunded + lost) / paid</c>, cut to whole units, all of them where all went back. So
/// the order of refunds and disputes does not matter, and nothing is taken twice.
/// </summary>
internal static class Returning
{
    public static Decision Decide(AccountState state, AccountCommand.SettleRefund command)
    {
        if (PaymentHistory.Find(command.PaymentSeq, command.History) is not { } payment)
            return NotFound;
        if (BeginsLater(state, payment) is { } refusal)
            return refusal;
        // A refund that failed afterwards gives nothing back by itself: the money may have gone back in another way.
        var refunded = command.Facts.RefundedMinor;
        if (payment.Grants.Count == 0 || refunded <= payment.RefundedMinor)
            return new Decision.Unchanged();
        var back = new MoneyBack(
            ClawbackCause.Refund, refunded, PaidMinor(payment, command.Facts.PaidMinor), refunded + payment.LostMinor);
        return new Decision.Accepted([.. Take(state, payment, back, command.Shortfall)]) { AtOnce = true };
    }

    /// <summary>What is to be taken back now, at least one event: it says what went back.</summary>
    /// <param name="state">The account.</param>
    /// <param name="payment">The payment and what became of it.</param>
    /// <param name="back">The money that went back.</param>
    /// <param name="shortfall">What becomes of units that were spent.</param>
    public static IEnumerable<AccountEvent> Take(
        AccountState state, PaymentHistory payment, MoneyBack back, ShortfallPolicy shortfall)
    {
        var said = false;
        foreach (var grant in payment.Grants)
        {
            foreach (var e in Take(state, payment, grant, back, shortfall, isMark: !said))
            {
                said = true;
                yield return e;
            }
        }
    }

    /// <summary>What was paid: as the ledger recorded it; as the provider says where it recorded nothing.</summary>
    public static long PaidMinor(PaymentHistory payment, long told) =>
        payment.Payment.AmountMinor > 0 ? payment.Payment.AmountMinor : told;

    public static AccountState Evolve(AccountState state, AccountEvent.ClawedBack e)
    {
        var balance = Account.BalanceOf(state, e.Asset);
        if (e.Amount > e.Deficit)
            balance = balance.Without([new GrantLine(e.GrantSeq, e.Amount - e.Deficit)]);
        return Account.With(state, balance with
        {
            Settled = balance.Settled - e.Amount, Deficit = balance.Deficit + e.Deficit,
        });
    }

    /// <summary>
    /// A refusal where credits of the payment do not count yet, or null: the provider's clock is ahead of the account's, and nothing
    /// can be taken of what the balance does not hold.
    /// </summary>
    public static Refusal? BeginsLater(AccountState state, PaymentHistory payment) =>
        payment.Grants.Any(grant => state.Credit(grant.Asset.CreditType)?.Find(grant.Seq) is { Active: false })
            ? new Refusal(RefusalCodes.GrantNotBegun, "Credits of the payment begin later.")
            : null;

    public static Refusal NotFound => new(RefusalCodes.PaymentNotFound, "The account has no such payment.");

    // What nobody used is taken first, wherever it lies: what is left of the grant and of what it rolled over to; what expired
    // is gone already. Only the rest was spent. Pinned units count as spent; where they come back, they pay the debt off.
    private static IEnumerable<AccountEvent> Take(
        AccountState state,
        PaymentHistory payment,
        PaidGrant grant,
        MoneyBack back,
        ShortfallPolicy shortfall,
        bool isMark)
    {
        var due = Math.Max(0, back.UnitsOf(grant.Amount) - grant.ClawedBack - grant.Unused);
        var (own, lines) = (0L, ImmutableArray.CreateBuilder<GrantLine>());
        foreach (var seq in grant.Family)
        {
            var taken = Math.Min(due, state.Credit(grant.Asset.CreditType)?.Find(seq)?.Unpinned ?? 0);
            due -= taken;
            if (seq == grant.Seq)
                own = taken;
            else if (taken > 0)
                lines.Add(new GrantLine(seq, taken));
        }
        var owed = shortfall == ShortfallPolicy.Deficit ? due : 0;
        if (own + due > 0 || (isMark && lines.Count == 0))
        {
            yield return new AccountEvent.ClawedBack(
                payment.Seq, grant.Seq, grant.Asset, own + owed, owed, due - owed, back.Cause, back.CauseMinor);
        }
        foreach (var line in lines)
        {
            yield return new AccountEvent.ClawedBack(
                payment.Seq, line.GrantSeq, grant.Asset, line.Amount, 0, 0, back.Cause, back.CauseMinor);
        }
    }
}

/// <summary>What becomes of credits that are to be taken back but were spent (SEMANTICS E7).</summary>
public enum ShortfallPolicy
{
    /// <summary>The account owes them.</summary>
    Deficit = 0,

    /// <summary>They are given up.</summary>
    WriteOff = 1,
}

/// <summary>Money that went back of a payment, in the currency's smallest unit.</summary>
/// <param name="Cause">Why.</param>
/// <param name="CauseMinor">How much for this cause, in all.</param>
/// <param name="PaidMinor">What had been paid, more than 0.</param>
/// <param name="TotalMinor">How much for any cause, in all; never counted as more than was paid.</param>
internal sealed record MoneyBack(ClawbackCause Cause, long CauseMinor, long PaidMinor, long TotalMinor)
{
    /// <summary>Units of a grant that go with it: cut to whole ones, all where all of the money went back.</summary>
    public long UnitsOf(long granted) => TotalMinor >= PaidMinor
        ? granted
        : (long)((Int128)granted * TotalMinor / PaidMinor);
}
