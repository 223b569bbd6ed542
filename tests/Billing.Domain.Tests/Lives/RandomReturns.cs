using System.Collections.Immutable;
using Billing.Domain.Payments;

namespace Billing.Domain.Tests.Lives;

/// <summary>Makes up automatic top-ups, what becomes of their charges, and money that goes back; facts come in any order.</summary>
internal sealed class RandomReturns(Random random, RandomPlans made, IReadOnlyList<LedgerEntry> ledger)
{
    public AccountCommand Next() => random.Next(8) switch
    {
        0 => new AccountCommand.LinkCustomer(Key(Operations.LinkCustomer), Note.None, "cus_1"),
        1 => new AccountCommand.SetRecharge(Key(Operations.SetRecharge), Note.None, random.Next(6) == 0 ? null : Terms()),
        2 or 3 => Settle(),
        4 or 5 => Refund(),
        _ => Dispute(),
    };

    /// <summary>What must hold of every payment at the end: no more was taken back than granted (SEMANTICS E7, E8).</summary>
    public static void Check(IReadOnlyList<LedgerEntry> ledger)
    {
        foreach (var payment in ledger.Where(entry => entry.Event is AccountEvent.PaymentRecorded))
        {
            var granted = ledger.Select(entry => entry.Event).OfType<AccountEvent.Granted>()
                .Where(grant => grant.Origin.ParentSeq == payment.Seq).Sum(grant => grant.Amount);
            var taken = ledger.Select(entry => entry.Event).OfType<AccountEvent.ClawedBack>()
                .Where(clawed => clawed.PaymentSeq == payment.Seq).Sum(clawed => clawed.Amount + clawed.WrittenOff);
            if (taken > granted)
                throw new BrokenRuleException($"E7: {taken} taken of {granted}; payment {payment.Seq}");
        }
    }

    private RechargeTerms Terms()
    {
        var asset = made.Asset();
        var threshold = random.Next(0, 200);
        return new RechargeTerms(
            asset,
            threshold,
            threshold + random.Next(1, 300),
            "pack",
            new CheckoutPack(asset, random.Next(1, 200), random.Next(2) * random.Next(1, 20), made.Expiry()),
            random.Next(1, 2_000),
            "usd",
            random.Next(1, 5),
            random.Next(2) * random.Next(100_000),
            random.Next(1, 4));
    }

    private AccountCommand.SettleRecharge Settle()
    {
        var begun = Any(e => e is AccountEvent.RechargeStarted);
        var amountMinor = begun?.Event is AccountEvent.RechargeStarted started ? started.AmountMinor : 1;
        var result = random.Next(2) == 0 ? RechargeResult.Paid : (RechargeResult)random.Next(4);
        var facts = new RechargeFacts(
            result, $"pi_{random.Next(3)}", null, random.Next(20) == 0 ? amountMinor + 1 : amountMinor, "usd");
        var seq = begun?.Seq ?? 1;
        return new(Key(Operations.Provider), Note.None, seq, facts, [.. ledger.Where(entry => IsAbout(entry, [seq]))]);
    }

    private AccountCommand.SettleRefund Refund()
    {
        var (seq, paid) = Payment();
        var facts = new RefundFacts("ref", paid, random.Next(3) == 0 ? paid : random.NextInt64(paid + 1));
        return new(Key(Operations.Clawback), Note.None, seq, facts, (ShortfallPolicy)random.Next(2), About(seq));
    }

    private AccountCommand.SettleDispute Dispute()
    {
        var (seq, paid) = Payment();
        var disputed = random.Next(2) == 0 ? paid : random.NextInt64(1, paid + 1);
        var facts = new DisputeFacts("ref", $"dp_{random.Next(2)}", (DisputeResult)random.Next(3), paid, disputed);
        return new(Key(Operations.Provider), Note.None, seq, facts, (ShortfallPolicy)random.Next(2), About(seq));
    }

    private (long Seq, long PaidMinor) Payment() =>
        Any(e => e is AccountEvent.PaymentRecorded) is { Event: AccountEvent.PaymentRecorded { Payment: var payment } } entry
            ? (entry.Seq, Math.Max(1, payment.AmountMinor))
            : (1, 1);

    private LedgerEntry? Any(Func<AccountEvent, bool> which)
    {
        var entries = ledger.Where(entry => which(entry.Event)).ToList();
        return entries.Count == 0 ? null : entries[random.Next(entries.Count)];
    }

    // As the grain reads it: until nothing more is to be known.
    private ImmutableArray<LedgerEntry> About(long paymentSeq)
    {
        ImmutableArray<LedgerEntry> history = [];
        for (var wanted = PaymentHistory.Subjects(paymentSeq, history); ;)
        {
            history = [.. ledger.Where(entry => IsAbout(entry, wanted))];
            var more = PaymentHistory.Subjects(paymentSeq, history);
            if (more.SequenceEqual(wanted))
                return history;
            wanted = more;
        }
    }

    private static bool IsAbout(LedgerEntry entry, ImmutableArray<long> wanted) =>
        wanted.Contains(entry.Seq)
        || (entry.Event.SubjectSeq is { } subject && wanted.Contains(subject))
        || (entry.Event.EndedGrantSeq is { } ended && wanted.Contains(ended));
}
