using Billing.Domain.Accounts;

namespace Billing.Grains.Accounts;

/// <summary>
/// The entries of recent keys: every one still in flight, and a few durable ones. What has left is found in the ledger.
/// </summary>
internal sealed class RecentEntries(int capacity)
{
    private readonly Dictionary<Guid, RecentEntry> _byKey = [];
    private readonly Queue<Guid> _durable = new();

    public RecentEntry? Find(Guid keyHash) => _byKey.GetValueOrDefault(keyHash);

    /// <summary>Remembers an entry whose append is under way.</summary>
    public void AddInFlight(LedgerEntry entry, Flight flight) =>
        _byKey[entry.Key!.Hash] = new RecentEntry(entry, flight);

    /// <summary>Remembers an entry that is in the ledger, and forgets the oldest such.</summary>
    public void AddDurable(LedgerEntry entry)
    {
        _byKey[entry.Key!.Hash] = new RecentEntry(entry, null);
        _durable.Enqueue(entry.Key.Hash);
        while (_durable.Count > capacity)
            _byKey.Remove(_durable.Dequeue());
    }

    /// <summary>Forgets what never became durable.</summary>
    public void DropInFlight()
    {
        foreach (var (hash, recent) in _byKey)
        {
            if (recent.Flight is not null)
                _byKey.Remove(hash);
        }
    }
}

/// <summary>An entry and, until it is durable, the append that carries it.</summary>
internal sealed record RecentEntry(LedgerEntry Entry, Flight? Flight);
