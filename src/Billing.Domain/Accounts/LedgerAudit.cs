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
        if (!LinesAreLive(state, entry.Event))
            return null;
        var after = Account.Evolve(state, entry);
        var credit = creditType is null ? null : after.Credit(creditType);
        return entry.BalanceAfter == (credit?.Settled ?? 0) && (credit is null || Adds(credit)) ? after : null;
    }

    private static bool Adds(CreditBalance credit)
    {
        Int128 remaining = 0;
        foreach (var grant in credit.Grants)
        {
            if (grant.Remaining <= 0 || grant.Remaining > grant.Amount)
                return false;
            remaining += grant.Active ? grant.Remaining : 0;
        }
        return remaining - credit.Deficit == credit.Settled;
    }

    private static bool LinesAreLive(AccountState state, AccountEvent e) => e switch
    {
        AccountEvent.Debited { Asset: { } asset } debited => Live(state, asset, debited.Lines.AsSpan()),
        AccountEvent.Adjusted adjusted => Live(state, adjusted.Asset, adjusted.Lines.AsSpan()),
        AccountEvent.Expired expired => Live(state, expired.Asset, [new GrantLine(expired.GrantSeq, expired.Amount)]),
        AccountEvent.DeficitRepaid repaid => Live(state, repaid.Asset, [new GrantLine(repaid.GrantSeq, repaid.Amount)]),
        AccountEvent.GrantActivated activated => state.Credit(activated.Asset.CreditType)?.Find(activated.GrantSeq) is not null,
        _ => true,
    };

    private static bool Live(AccountState state, Asset asset, ReadOnlySpan<GrantLine> lines)
    {
        if (lines.IsEmpty)
            return true;
        var credit = state.Credit(asset.CreditType);
        var seen = lines.Length == 1 ? null : new HashSet<long>(lines.Length);
        foreach (var line in lines)
        {
            if (seen?.Add(line.GrantSeq) == false || credit?.Find(line.GrantSeq) is not { } grant || line.Amount <= 0 || line.Amount > grant.Remaining)
                return false;
        }
        return true;
    }
}
