using System.Collections.Immutable;
using Billing.Domain.Accounts;

namespace Billing.Grains.Journal;

/// <summary>Ends of ledgers, as accounts need them that are read into memory; those asked for together share one query.</summary>
internal sealed class Tails(JournalReader reader)
{
    // A page of each may come to the memory at once.
    private const int MostAtOnce = 32;

    // So that the short ones do not all wait for a long one.
    private const int Queries = 4;

    private readonly Batcher<Tail, ImmutableArray<LedgerEntry>> _batcher =
        new(async tails => await reader.ReadAfter(tails), MostAtOnce, Queries);

    public Task<ImmutableArray<LedgerEntry>> ReadAfter(long accountNo, long afterSeq, int limit) =>
        _batcher.Ask(new Tail(accountNo, afterSeq, limit));
}

/// <summary>The entries of an account after one, at most so many.</summary>
internal readonly record struct Tail(long AccountNo, long AfterSeq, int Limit);
