namespace Billing.Domain.Accounts;

/// <summary>Checks a ledger while folding it (SEMANTICS H1): a damaged entry stops the fold, it is never skipped.</summary>
public static class LedgerAudit
{
    /// <summary>
    /// Folds one entry, if it continues <paramref name="state"/> exactly: next sequence number, time not going back, right
    /// hash, balance before and after as the state says. Answers null otherwise.
    /// </summary>
    public static AccountState? TryEvolve(AccountState state, LedgerEntry entry)
    {
        if (entry.AccountNo != state.AccountNo || entry.Seq != state.Seq + 1 || entry.At < state.LastAt)
            return null;
        if (EntryHash.Of(entry, state.Hash) != entry.Hash)
            return null;
        var creditType = entry.Event.MovedAsset?.CreditType;
        var before = creditType is null ? null : state.Credit(creditType);
        if (entry.BalanceBefore != (before?.Settled ?? 0))
            return null;
        AccountState after;
        try
        {
            after = Account.Evolve(state, entry);
        }
        catch (ImpossibleEntryException)
        {
            return null;
        }
        var credit = creditType is null ? null : after.Credit(creditType);
        return entry.BalanceAfter == (credit?.Settled ?? 0)
            && entry.ReservedAfter == (credit?.Reserved ?? 0)
            && (credit is null || Adds(credit)) ? after : null;
    }

    private static bool Adds(CreditBalance credit)
    {
        var (remaining, pinned) = (Int128.Zero, Int128.Zero);
        foreach (var grant in credit.Grants)
        {
            if (grant.Remaining <= 0 || grant.Remaining > grant.Amount || grant.Pinned < 0 || grant.Unpinned < 0)
                return false;
            remaining += grant.Active ? grant.Remaining : 0;
            pinned += grant.Pinned;
        }
        return remaining - credit.Deficit == credit.Settled && pinned == credit.Reserved && credit.Deficit >= 0;
    }
}
