using System.Collections.Immutable;
using Billing.Domain.Values;

namespace Billing.Domain.Accounts;

/// <summary>
/// Taking back usage (SEMANTICS H3): what was taken last is given back first, to the grants that paid; what no grant can take
/// back comes as a new grant. Units of an expired grant expire again, unless the caller lets them live on.
/// </summary>
internal static class Reversing
{
    public static Decision Decide(AccountState state, AccountCommand.Reverse command, Instant now)
    {
        if (command.Asked.ReissueDays is < 1 or > Expiry.MaxDays)
            return Refusal.Invalid("reissue_days", $"Days are 1 to {Expiry.MaxDays}.");
        if (command.Asked.Part is <= 0 or > Units.MaxCommandUnits)
            return Refusal.Invalid("amount", "The amount must be more than 0 and within the largest amount.");
        if (Original.Find(command.EntrySeq, command.History) is not { } original)
            return new Refusal(RefusalCodes.EntryNotFound, "The account has no such entry.");
        if (!original.IsUsage)
            return Refusal.Invalid("entry", "Only usage can be reversed.");
        var part = command.Asked.Part ?? original.Left;
        if (part == 0 || part > original.Left)
            return new Refusal(RefusalCodes.ExceedsOriginal, "More would be taken back than is left of the entry.");
        return Reverse(state, command, original, part, now);
    }

    private static AccountEvent.Reversed Reverse(
        AccountState state, AccountCommand.Reverse command, Original original, long part, Instant now)
    {
        var usage = original.Usage is { } counted ? UsageOf(state, original, counted, part) : null;
        var amount = original.AmountOf(part);
        var restored = ImmutableArray.CreateBuilder<RestoredGrant>();
        long reissued = 0;
        foreach (var line in original.LinesOf(amount))
        {
            var grant = line.GrantSeq == 0 ? null : Find(state, original.Asset!, line.GrantSeq, command.History);
            var isOver = grant is null || (grant.HasEnded(now) && command.Asked.ReissueDays is not null);
            if (isOver)
                reissued += line.Amount;
            else
                restored.Add(Restored(grant!, line.Amount, now));
        }
        var terms = reissued == 0 ? null : new GrantTerms(
            now,
            command.Asked.ReissueDays is { } days ? now.AddHours(24L * days) : null,
            GrantTerms.DefaultPriority,
            GrantCategory.Paid);
        return new AccountEvent.Reversed(
            command.EntrySeq,
            original.Asset,
            amount,
            restored.DrainToImmutable(),
            reissued,
            terms,
            usage,
            command.Asked);
    }

    // A grant that has ended has rolled over already; what comes back to it expires (SEMANTICS H3).
    private static RestoredGrant Restored(Grant grant, long amount, Instant now)
    {
        var origin = grant.HasEnded(now) ? grant.Origin with { Rollover = null } : grant.Origin;
        return new RestoredGrant(grant.Seq, amount, grant.Amount, grant.Terms, origin);
    }

    private static Grant? Find(AccountState state, Asset asset, long seq, ImmutableArray<LedgerEntry> history) =>
        state.Credit(asset.CreditType)?.Find(seq) ?? GrantFacts.Find(seq, history);

    // The counter of a period that has closed stays as it was: what is taken back is recorded now.
    private static ReversedUsage UsageOf(AccountState state, Original original, MeteredUsage counted, long part)
    {
        var (included, overage) = original.SplitOf(part);
        var isCurrent = counted.Period.Start == state.Plan.Period.Start;
        var count = state.Counter(counted.Meter)?.Count.Value ?? 0;
        return new ReversedUsage(
            counted.Meter,
            counted.Quantity with { Value = part },
            included,
            overage,
            counted.Period,
            isCurrent,
            isCurrent ? Math.Max(0, count - part) : count);
    }

    public static AccountState Evolve(AccountState state, AccountEvent.Reversed e, long seq)
    {
        if (e.Usage is { IsCurrent: true } usage)
        {
            var less = new MeterCounter(
                usage.Meter, usage.Quantity with { Value = -usage.Quantity.Value }, -usage.Included, -usage.Overage);
            state = state with { Counters = MeterCounter.Add(state.Counters, less) };
        }
        if (e.Asset is null)
            return state;
        var balance = Account.BalanceOf(state, e.Asset);
        foreach (var restored in e.Restored)
            balance = Restore(balance, restored);
        if (e.ReissuedTerms is { } terms)
            balance = balance.With(Grant.New(seq, e.Reissued, terms, GrantOrigin.Reversal));
        return Account.With(state, balance with { Settled = balance.Settled + e.Amount });
    }

    private static CreditBalance Restore(CreditBalance balance, RestoredGrant restored) =>
        balance.Find(restored.GrantSeq) is null
            ? balance.With(Grant.New(restored.GrantSeq, restored.Granted, restored.Terms, restored.Origin) with
            {
                Remaining = restored.Amount,
            })
            : balance.With(restored.GrantSeq, grant => grant with { Remaining = grant.Remaining + restored.Amount });
}
