using System.Runtime.InteropServices;
using Billing.Bench.Load;

namespace Billing.Bench.Auditing;

/// <summary>The acknowledged debits, by account and entry, to be ticked off against the ledger.</summary>
internal sealed class AckBook
{
    private readonly Dictionary<(int Account, long Seq), (Caller Caller, int Call)> _open = [];
    private readonly long[] _counts;

    public AckBook(int accounts, IReadOnlyList<Caller> callers)
    {
        _counts = new long[accounts];
        _open.EnsureCapacity(callers.Sum(caller => caller.Acks.Count));
        var twice = 0;
        foreach (var caller in callers)
        {
            foreach (var ack in CollectionsMarshal.AsSpan(caller.Acks))
            {
                _counts[ack.Account]++;
                if (!_open.TryAdd((ack.Account, ack.Seq), (caller, ack.Number)))
                    twice++;
            }
        }
        Findings = twice == 0 ? [] : [$"{twice} answers named an entry that another answer named too"];
    }

    public IReadOnlyList<string> Findings { get; }

    /// <summary>How many are not ticked off.</summary>
    public int Left => _open.Count;

    /// <summary>How many debits of the account were acknowledged.</summary>
    public long CountOf(int account) => _counts[account];

    /// <summary>Ticks off a debit of the ledger; answers what is wrong with it, or null.</summary>
    public string? Take(int account, long seq, string? key)
    {
        if (!_open.Remove((account, seq), out var ack))
            return $"debit {seq} with key {key} was never acknowledged";
        var expected = ack.Caller.KeyOf(ack.Call);
        return key == expected ? null : $"debit {seq} has key {key}, but {expected} was acknowledged";
    }
}
