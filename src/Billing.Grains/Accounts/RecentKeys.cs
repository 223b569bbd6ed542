using Billing.Domain.Accounts;

namespace Billing.Grains.Accounts;

/// <summary>
/// What is known of recent keys: the entries of those in flight, and of a few more only that the ledger has them. An entry
/// weighs as much as thirty keys, and a replay can read it.
/// </summary>
internal sealed class RecentKeys(int capacity)
{
    private Dictionary<Guid, RecentEntry>? _inFlight;
    private Guid[]? _inLedger;
    private int _next;

    /// <summary>The entry with this key whose append is under way, or null.</summary>
    public RecentEntry? InFlight(Guid keyHash) => _inFlight?.GetValueOrDefault(keyHash);

    /// <summary>Whether the ledger is known to have an entry with this key. Of older keys nothing is known.</summary>
    public bool IsInLedger(Guid keyHash) => _inLedger is not null && Array.IndexOf(_inLedger, keyHash) >= 0;

    /// <summary>Remembers an entry whose append is under way.</summary>
    public void AddInFlight(LedgerEntry entry, Flight flight) =>
        (_inFlight ??= [])[entry.Key!.Hash] = new RecentEntry(entry, flight);

    /// <summary>Remembers that an entry is in the ledger, and forgets the oldest such.</summary>
    public void AddToLedger(LedgerEntry entry)
    {
        var hash = entry.Key!.Hash;
        // An account that rests keeps no empty table.
        if (_inFlight is not null && _inFlight.Remove(hash) && _inFlight.Count == 0)
            _inFlight = null;
        if (IsInLedger(hash))
            return;
        _inLedger ??= new Guid[capacity];
        _inLedger[_next] = hash;
        _next = (_next + 1) % capacity;
    }

    /// <summary>Forgets what never became durable.</summary>
    public void DropInFlight() => _inFlight = null;
}

/// <summary>An entry and, until it is durable, the append that carries it.</summary>
internal sealed record RecentEntry(LedgerEntry Entry, Flight? Flight);
