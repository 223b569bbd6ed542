using System.Collections.Immutable;
using Billing.Domain.Values;

namespace Billing.Domain.Accounts;

/// <summary>
/// One line of an account's ledger: an event, where it stands, and what it did to the balance. Immutable; the answer to a
/// mutation is rendered from it alone, so that a replay months later says the same (SEMANTICS B2).
/// </summary>
/// <param name="AccountNo">The account's number.</param>
/// <param name="Seq">Its place: 1, 2, 3 … without gaps (SEMANTICS H1).</param>
/// <param name="EntryId">Random: makes two activations' entries differ even when they say the same.</param>
/// <param name="At">When it took effect; never before the entry before it.</param>
/// <param name="Event">What happened.</param>
/// <param name="BalanceBefore">Settled balance of the event's credit type before, 0 where it has none.</param>
/// <param name="BalanceAfter">Settled balance afterwards.</param>
/// <param name="ReservedAfter">Reserved units afterwards.</param>
/// <param name="Key">The call that caused it; null for what time alone caused.</param>
/// <param name="Note">What the caller said about it.</param>
/// <param name="Notices">What the account's owner is told because of it.</param>
/// <param name="Hash">The chain hash up to and including this entry.</param>
public sealed record LedgerEntry(
    long AccountNo,
    long Seq,
    Guid EntryId,
    Instant At,
    AccountEvent Event,
    long BalanceBefore,
    long BalanceAfter,
    long ReservedAfter,
    OperationKey? Key,
    Note Note,
    ImmutableArray<Notice> Notices,
    ChainHash Hash);

/// <summary>What a caller says about a change; kept, never interpreted.</summary>
/// <param name="Reason">Free text, up to 500 characters.</param>
/// <param name="Actor">Who did it, for administrators' changes.</param>
/// <param name="Metadata">A JSON object of strings in canonical form (sorted names, no blanks).</param>
public sealed record Note(string? Reason, string? Actor, string? Metadata)
{
    /// <summary>Nothing said.</summary>
    public static readonly Note None = new(null, null, null);
}
