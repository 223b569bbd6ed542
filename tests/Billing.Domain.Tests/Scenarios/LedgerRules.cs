using Billing.Domain.Accounts;
using Billing.Domain.Values;

namespace Billing.Domain.Tests.Scenarios;

/// <summary>What holds for every ledger (SEMANTICS H1, H7). Throws with the rule that does not.</summary>
internal static class LedgerRules
{
    public static void Check(IReadOnlyList<LedgerEntry> ledger, AccountState state)
    {
        CheckNew(ledger, 0, default);
        CheckFold(ledger, state);
    }

    /// <summary>Numbers, times, balances and hashes of the entries from <paramref name="from"/> on.</summary>
    public static void CheckNew(IReadOnlyList<LedgerEntry> ledger, int from, ChainHash previous)
    {
        for (var i = from; i < ledger.Count; i++)
        {
            var entry = ledger[i];
            Require(entry.Seq == i + 1, "H1: seq is gap-free from 1", entry);
            Require(i == 0 || entry.At >= ledger[i - 1].At, "H1: time never goes back", entry);
            Require(i == 0 || entry.EntryId != ledger[i - 1].EntryId, "H1: every entry has an id of its own", entry);
            Require(entry.Hash == EntryHash.Of(entry, previous), "H1: the hash is that of the entry", entry);
            var before = entry.Event.MovedAsset is { } asset ? LastAfter(ledger, i, asset.CreditType) : 0;
            Require(entry.BalanceBefore == before, "H1: before = the last after", entry);
            Require(entry.BalanceAfter == before + entry.Event.SettledDelta, "H1: after = before + amount", entry);
            previous = entry.Hash;
        }
    }

    /// <summary>The fold of the ledger is the state, and the sums of both agree.</summary>
    public static void CheckFold(IReadOnlyList<LedgerEntry> ledger, AccountState state)
    {
        var folded = AccountState.Unopened(state.AccountNo);
        for (var i = 0; i < ledger.Count; i++)
            folded = Account.Evolve(folded, ledger[i]);
        Require(Same.State(folded, state), "H7: fold == state", state);
        CheckPins(state);
        foreach (var credit in state.Credits)
        {
            long sum = 0, live = 0, free = 0;
            for (var i = 0; i < ledger.Count; i++)
            {
                if (ledger[i].Event.MovedAsset?.CreditType == credit.CreditType)
                    sum += ledger[i].BalanceAfter - ledger[i].BalanceBefore;
            }
            foreach (var grant in credit.Grants)
            {
                Require(grant.Remaining > 0 && grant.Remaining <= grant.Amount, "H1: 0 < remaining <= amount", grant);
                live += grant.Active ? grant.Remaining : 0;
                free += grant.Active ? grant.Free : 0;
            }
            Require(sum == credit.Settled, "H1: sum of amounts == settled", credit);
            Require(live - credit.Deficit == credit.Settled, "H1: remaining - deficit == settled", credit);
            Require(credit.Deficit == 0 || free == 0, "H1: no free credits beside a debt", credit);
            Require(credit.Deficit >= 0 && credit.Reserved >= 0, "H1: no negative deficit or reserve", credit);
        }
    }

    // What grants have pinned is what open reservations pin, grant by grant.
    private static void CheckPins(AccountState state)
    {
        var lines = state.Reservations.All
            .SelectMany(open => open.Lines.Select(line => (Type: open.Asset!.CreditType, Line: line)))
            .ToLookup(pin => (pin.Type, pin.Line.GrantSeq), pin => pin.Line.Amount);
        foreach (var credit in state.Credits)
        {
            foreach (var grant in credit.Grants)
            {
                var pinned = lines[(credit.CreditType, grant.Seq)].Sum();
                Require(grant.Pinned == pinned && grant.Free >= 0, "C2: a grant pins what reservations pin", grant);
            }
            var reserved = lines.Where(pins => pins.Key.Type == credit.CreditType).Sum(pins => pins.Sum());
            Require(credit.Reserved == reserved, "C1: reserved is what reservations pin", credit);
        }
    }

    private static long LastAfter(IReadOnlyList<LedgerEntry> ledger, int before, string creditType)
    {
        for (var i = before - 1; i >= 0; i--)
        {
            if (ledger[i].Event.MovedAsset?.CreditType == creditType)
                return ledger[i].BalanceAfter;
        }
        return 0;
    }

    private static void Require(bool holds, string rule, object at)
    {
        if (!holds)
            throw new BrokenRuleException($"{rule}; at {Describe.Of(at)}");
    }
}

/// <summary>A rule that does not hold.</summary>
internal sealed class BrokenRuleException(string message) : Exception(message);
