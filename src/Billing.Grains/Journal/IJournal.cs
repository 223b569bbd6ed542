using System.Collections.Immutable;
using Billing.Domain.Accounts;
using Billing.Domain.Values;

namespace Billing.Grains.Journal;

/// <summary>
/// The one durable store of ledgers. Appends are grouped and fenced; DURABILITY.md has the invariants. Reads throw
/// <see cref="JournalUnavailableException"/> when the store cannot answer in time; appends never throw.
/// </summary>
public interface IJournal
{
    /// <summary>
    /// The number of an account, or null where the id was never registered. Calls that arrive together share one query.
    /// </summary>
    Task<long?> FindAccount(string accountId);

    /// <summary>
    /// Registers an id and answers its number; the same number when it already is. It opens nothing yet. Calls that arrive
    /// together share one transaction.
    /// </summary>
    Task<Registration> RegisterAccount(string accountId);

    /// <summary>
    /// Writes the entries, all or none, if they continue the account's ledger exactly. Completes when they are durable, or
    /// when it is settled that they are not, or when neither can be known in time.
    /// </summary>
    Task<AppendOutcome> Append(Append append);

    /// <summary>
    /// Entries after <paramref name="afterSeq"/> in ascending order, at most <paramref name="limit"/>. Calls that arrive
    /// together share one query.
    /// </summary>
    Task<ImmutableArray<LedgerEntry>> ReadAfter(long accountNo, long afterSeq, int limit);

    /// <summary>
    /// The ledger's head and the entries that hold any of these operation-key hashes. Never answers while an append of this
    /// account, sent from here, is in doubt. Calls that arrive together share one query.
    /// </summary>
    Task<Probe> Probe(long accountNo, ImmutableArray<Guid> keyHashes);

    /// <summary>A page of entries, newest first.</summary>
    Task<ImmutableArray<LedgerEntry>> ReadPage(long accountNo, EntryFilter filter, int limit);

    /// <summary>
    /// The entries at these places and the entries that are about one of them, ascending, at most 10,000: a reservation
    /// with its captures, a debit with its reversals, a grant with its end.
    /// </summary>
    Task<ImmutableArray<LedgerEntry>> ReadAbout(long accountNo, ImmutableArray<long> seqs);

    /// <summary>
    /// Usage at or after <paramref name="since"/> and before <paramref name="before"/>, summed up by span.
    /// </summary>
    Task<UsageReport> ReadUsage(long accountNo, Instant since, Instant before, UsageGranularity granularity);
}

/// <summary>The number of an account.</summary>
/// <param name="AccountNo">The number.</param>
/// <param name="IsNew">Whether it was given with this call, so that nothing was written under it before.</param>
public readonly record struct Registration(long AccountNo, bool IsNew);

/// <summary>Entries of one account to append.</summary>
/// <param name="Generation">The activation's writing life; one failure ends it.</param>
/// <param name="Previous">The hash of the entry before the first.</param>
/// <param name="Entries">Consecutive entries of one account; at least one.</param>
public sealed record Append(WriterGeneration Generation, ChainHash Previous, ImmutableArray<LedgerEntry> Entries)
{
    /// <summary>Messages that the entries cause, written with them or not at all.</summary>
    public ImmutableArray<OutboxMessage> Outbox { get; init; } = [];

    /// <summary>When the account is due from now on, written with the entries; null leaves it as it is.</summary>
    public DueChange? Due { get; init; }
}

/// <summary>
/// One load of an account's state and everything appended on it. After one failed append nothing more of it may be written,
/// for it stands on a history that did not happen (DURABILITY, traps).
/// </summary>
public sealed class WriterGeneration
{
    private volatile bool _ended;

    /// <summary>Whether an append of it failed.</summary>
    public bool Ended => _ended;

    /// <summary>Ends it.</summary>
    public void End() => _ended = true;

    /// <summary>The journal's own note: the last entry of it that was made durable, and on which session.</summary>
    internal ProvenHead Proven { get; set; }
}

/// <summary>An entry that a session has committed; rows never change, so what follows it there needs no look.</summary>
internal readonly record struct ProvenHead(object? Session, long Seq, ChainHash Hash);

/// <summary>How an append ended.</summary>
public enum AppendOutcome
{
    /// <summary>Durable.</summary>
    Committed,

    /// <summary>Not written: another writer was first, a key is already in the ledger, or the generation has ended.</summary>
    Rejected,

    /// <summary>Not written: the store is away or behind.</summary>
    Unavailable,

    /// <summary>Not known yet. The journal goes on settling it and answers no read of the account before it has.</summary>
    Unknown,
}

/// <summary>What a ledger says at one moment.</summary>
/// <param name="HeadSeq">The last entry; 0 for an empty ledger.</param>
/// <param name="HeadHash">Its hash; default for an empty ledger.</param>
/// <param name="Found">Entries that hold one of the keys asked for.</param>
public sealed record Probe(long HeadSeq, ChainHash HeadHash, ImmutableArray<LedgerEntry> Found);

/// <summary>Which entries a page holds; null means any.</summary>
/// <param name="BeforeSeq">Only entries before this one.</param>
/// <param name="UpToSeq">Only entries up to this one.</param>
/// <param name="Type">Only this type.</param>
/// <param name="GrantSeq">Only the entry that made this grant and entries that move units of it.</param>
/// <param name="CreditType">Only this credit type.</param>
/// <param name="From">Only entries at or after.</param>
/// <param name="To">Only entries before.</param>
/// <param name="MakesGrant">Only entries of kinds that may make a grant that callers see.</param>
/// <param name="Operation">Only entries that a call of this operation caused, one of <see cref="Operations"/>.</param>
public sealed record EntryFilter(
    long? BeforeSeq = null,
    long? UpToSeq = null,
    EntryType? Type = null,
    long? GrantSeq = null,
    string? CreditType = null,
    Instant? From = null,
    Instant? To = null,
    bool MakesGrant = false,
    string? Operation = null);

/// <summary>The store did not answer in time, or is away. Nothing was changed by the call that threw it.</summary>
public sealed class JournalUnavailableException(string message, Exception? inner = null) : Exception(message, inner);
