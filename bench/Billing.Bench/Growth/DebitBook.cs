using System.Runtime.InteropServices;

namespace Billing.Bench.Growth;

/// <summary>Everything that was acknowledged on one database, to be compared with its ledger.</summary>
/// <param name="accounts">How many accounts there are.</param>
internal sealed class DebitBook(int accounts)
{
    private readonly Dictionary<(int Account, long Seq), (string Load, long Call)> _open = [];
    private readonly long[] _counts = new long[accounts];

    public int Accounts => accounts;

    /// <summary>Debits each account got only to fill the ledger.</summary>
    public int FillEach { get; init; }

    /// <summary>How many are not ticked off.</summary>
    public int Left => _open.Count;

    /// <summary>Debits acknowledged in all, those that fill included.</summary>
    public long Count => _counts.Sum() + (long)accounts * FillEach;

    /// <summary>Answers that named an entry that another answer named too.</summary>
    public int Twice { get; private set; }

    /// <summary>Debits of the account that were acknowledged, those that fill included.</summary>
    public long CountOf(int account) => _counts[account] + FillEach;

    /// <summary>Notes what was acknowledged to a load.</summary>
    public void Add(string load, List<DebitAck> acks)
    {
        _open.EnsureCapacity(_open.Count + acks.Count);
        foreach (var ack in CollectionsMarshal.AsSpan(acks))
        {
            _counts[ack.Account]++;
            if (!_open.TryAdd((ack.Account, ack.Seq), (load, ack.Call)))
                Twice++;
        }
    }

    /// <summary>Ticks off a debit of the ledger; answers what is wrong with it, or null.</summary>
    public string? Take(int account, long seq, string? key)
    {
        if (!_open.Remove((account, seq), out var ack))
            return $"debit {seq} with key {key} was never acknowledged";
        var expected = DebitLoad.KeyOf(ack.Load, ack.Call);
        return key == expected ? null : $"debit {seq} has key {key}, but {expected} was acknowledged";
    }
}
