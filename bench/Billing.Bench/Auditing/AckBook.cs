using System.Runtime.InteropServices;
using Billing.Bench.Load;

namespace Billing.Bench.Auditing;

/// <summary>The entries that were acknowledged, by account and number, to be ticked off against the ledger.</summary>
internal sealed class AckBook
{
    private readonly Dictionary<(int Account, long Seq), (AckList List, int Number, EntryKind Kind)> _open = [];
    private readonly long[] _taken;

    public AckBook(int accounts, IReadOnlyList<AckList> lists)
    {
        _taken = new long[accounts];
        _open.EnsureCapacity(lists.Sum(list => list.Acks.Count));
        var twice = 0;
        foreach (var list in lists)
        {
            foreach (var ack in CollectionsMarshal.AsSpan(list.Acks))
            {
                if (ack.Kind != EntryKind.Reserved)
                    _taken[ack.Account] += list.Quantity;
                if (!_open.TryAdd((ack.Account, ack.Seq), (list, ack.Number, ack.Kind)))
                    twice++;
            }
        }
        Findings = twice == 0 ? [] : [$"{twice} answers named an entry that another answer named too"];
    }

    public IReadOnlyList<string> Findings { get; }

    /// <summary>How many are not ticked off.</summary>
    public int Left => _open.Count;

    /// <summary>What acknowledged debits took from the account.</summary>
    public long TakenFrom(int account) => _taken[account];

    /// <summary>Ticks off an entry of the ledger; answers what is wrong with it, or null.</summary>
    public string? Take(int account, LedgerEntry entry)
    {
        if (!_open.Remove((account, entry.Seq), out var ack))
            return $"{entry} was never acknowledged";
        var expected = new LedgerEntry(
            entry.Seq,
            ack.List.KeyOf(ack.Number),
            ack.Kind.ToString().ToLowerInvariant(),
            ack.Kind == EntryKind.Reserved ? 0 : -ack.List.Quantity,
            ack.Kind == EntryKind.Reserved ? 0 : ack.List.Quantity);
        return entry == expected ? null : $"{entry}, but {expected} was acknowledged";
    }
}

/// <summary>What the audit reads of an entry.</summary>
internal readonly record struct LedgerEntry(long Seq, string? Key, string Type, long Amount, long Quantity);
