using System.Collections.Immutable;
using Billing.Domain.Accounts;

namespace Billing.Grains.Journal;

/// <summary>Probes that arrive while one is on its way share the next query.</summary>
internal sealed class ProbeBatcher(JournalReader reader)
{
    private const int MostAtOnce = 500;

    private readonly Lock _gate = new();
    private readonly Queue<Waiting> _waiting = new();
    private bool _running;

    public Task<Probe> Probe(long accountNo, ImmutableArray<Guid> keyHashes)
    {
        var probe = new Waiting(accountNo, keyHashes);
        lock (_gate)
        {
            _waiting.Enqueue(probe);
            if (_running)
                return probe.Task;
            _running = true;
        }
        // Not on the scheduler of the first caller: others wait for it too.
        _ = Task.Run(Run);
        return probe.Task;
    }

    private async Task Run()
    {
        var batch = new List<Waiting>();
        while (TakeNext(batch))
        {
            try
            {
                await Answer(batch);
            }
            catch (Exception fault)
            {
                // The callers see it, each its own.
                foreach (var probe in batch)
                    probe.TrySetException(Copy(fault));
            }
        }
    }

    private bool TakeNext(List<Waiting> batch)
    {
        batch.Clear();
        lock (_gate)
        {
            while (batch.Count < MostAtOnce && _waiting.TryDequeue(out var probe))
                batch.Add(probe);
            return _running = batch.Count > 0;
        }
    }

    private async Task Answer(List<Waiting> batch)
    {
        var accounts = batch.Select(probe => probe.AccountNo).Distinct().ToArray();
        var keys = batch.SelectMany(probe => probe.KeyHashes, (probe, key) => (probe.AccountNo, Key: key))
            .Distinct()
            .ToArray();
        var rows = await reader.Probe(
            accounts, Array.ConvertAll(keys, key => key.AccountNo), Array.ConvertAll(keys, key => key.Key));
        var heads = rows.Where(row => row.IsHead).ToDictionary(row => row.Entry.AccountNo, row => row.Entry);
        var found = rows.Where(row => !row.IsHead)
            .ToDictionary(row => (row.Entry.AccountNo, row.Entry.Key!.Hash), row => row.Entry);
        foreach (var probe in batch)
        {
            var head = heads.GetValueOrDefault(probe.AccountNo);
            var matching = Matching(probe, found);
            probe.TrySetResult(new Probe(head?.Seq ?? 0, head?.Hash ?? default, matching));
        }
    }

    private static ImmutableArray<LedgerEntry> Matching(
        Waiting probe, Dictionary<(long AccountNo, Guid KeyHash), LedgerEntry> found) =>
        [.. probe.KeyHashes.Distinct()
            .Select(key => found.GetValueOrDefault((probe.AccountNo, key)))
            .OfType<LedgerEntry>()];

    private static Exception Copy(Exception fault) =>
        fault is JournalUnavailableException ? new JournalUnavailableException(fault.Message, fault) : fault;

    private sealed class Waiting(long accountNo, ImmutableArray<Guid> keyHashes)
        : TaskCompletionSource<Probe>(TaskCreationOptions.RunContinuationsAsynchronously)
    {
        public long AccountNo { get; } = accountNo;

        public ImmutableArray<Guid> KeyHashes { get; } = keyHashes;
    }
}
