using System.Collections.Immutable;
using Billing.Domain.Accounts;

namespace Billing.Grains.Journal;

/// <summary>Probes of accounts; those that arrive together share one query.</summary>
internal sealed class Probes(JournalReader reader)
{
    private readonly Batcher<Wanted, Probe> _batcher = new(wanted => Answer(reader, wanted));

    public Task<Probe> Probe(long accountNo, ImmutableArray<Guid> keyHashes) =>
        _batcher.Ask(new Wanted(accountNo, keyHashes));

    private static async Task<IReadOnlyList<Probe>> Answer(JournalReader reader, IReadOnlyList<Wanted> batch)
    {
        var accounts = batch.Select(wanted => wanted.AccountNo).Distinct().ToArray();
        var keys = batch.SelectMany(wanted => wanted.KeyHashes, (wanted, key) => (wanted.AccountNo, Key: key))
            .Distinct()
            .ToArray();
        var rows = await reader.Probe(
            accounts, Array.ConvertAll(keys, key => key.AccountNo), Array.ConvertAll(keys, key => key.Key));
        var heads = rows.Where(row => row.IsHead).ToDictionary(row => row.Entry.AccountNo, row => row.Entry);
        var found = rows.Where(row => !row.IsHead)
            .ToDictionary(row => (row.Entry.AccountNo, row.Entry.Key!.Hash), row => row.Entry);
        return [.. batch.Select(wanted =>
        {
            var head = heads.GetValueOrDefault(wanted.AccountNo);
            return new Probe(head?.Seq ?? 0, head?.Hash ?? default, Matching(wanted, found));
        })];
    }

    private static ImmutableArray<LedgerEntry> Matching(
        Wanted wanted, Dictionary<(long AccountNo, Guid KeyHash), LedgerEntry> found) =>
        [.. wanted.KeyHashes.Distinct()
            .Select(key => found.GetValueOrDefault((wanted.AccountNo, key)))
            .OfType<LedgerEntry>()];

    private sealed record Wanted(long AccountNo, ImmutableArray<Guid> KeyHashes);
}
