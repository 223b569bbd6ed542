using System.Collections.Immutable;

namespace Billing.Domain.Accounts;

/// <summary>What an entry says about the grant that it made.</summary>
internal static class GrantFacts
{
    /// <summary>The grant as it was made, or null where the entry made none.</summary>
    public static Grant? Of(LedgerEntry entry) => entry.Event switch
    {
        AccountEvent.Granted e => Grant.New(entry.Seq, e.Amount, e.Terms, e.Origin, !e.Scheduled),
        AccountEvent.RolledOver e => Grant.New(entry.Seq, e.Amount, e.Terms, e.Origin),
        AccountEvent.Adjusted { Amount: > 0 } e => Adjusting.GrantOf(e, entry.Seq, entry.At),
        AccountEvent.Reversed { ReissuedTerms: { } terms } e =>
            Grant.New(entry.Seq, e.Reissued, terms, GrantOrigin.Reversal),
        _ => null,
    };

    /// <summary>A grant of which nothing is left, as the ledger tells of it; one that was voided has ended.</summary>
    public static Grant? Find(long seq, ImmutableArray<LedgerEntry> history)
    {
        Grant? grant = null;
        foreach (var entry in history)
        {
            if (entry.Seq == seq)
                grant = Of(entry);
            else if (grant is not null && entry.Event is AccountEvent.Voided voided && voided.GrantSeq == seq)
                grant = grant with { Terms = grant.Terms with { ExpiresAt = entry.At } };
        }
        return grant;
    }
}
