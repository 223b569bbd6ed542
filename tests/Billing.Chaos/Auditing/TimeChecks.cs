using Billing.Chaos.Load;

namespace Billing.Chaos.Auditing;

/// <summary>
/// Answers against real time, account by account: what began after another was acknowledged stands behind it; what was read
/// or refused was true at a moment between what was acknowledged before it and what was asked for by its end.
/// </summary>
internal static class TimeChecks
{
    public static IEnumerable<string> Run(EvidenceIndex index)
    {
        var attempts = index.Evidence.Attempts.ToLookup(attempt => attempt.Operation.Account);
        var readings = index.Evidence.Readings.ToLookup(reading => reading.Account);
        foreach (var (account, rows) in index.RowsByAccount)
        {
            var acks = new AckTimeline(attempts[account]);
            var history = new BalanceTimeline(rows);
            foreach (var violation in Order(attempts[account], index, acks)
                .Concat(Reads(readings[account], history, acks, index.Evidence.StaleTicks))
                .Concat(Refusals(attempts[account], history, acks, index.Evidence.StaleTicks)))
            {
                yield return $"account {account} {violation}";
            }
        }
    }

    // A key may have taken effect with its first attempt, so that one's start counts.
    private static IEnumerable<string> Order(IEnumerable<Attempt> attempts, EvidenceIndex index, AckTimeline acks)
    {
        foreach (var attempt in attempts.Where(attempt => attempt.Outcome == Outcome.Acked))
        {
            var first = index.AttemptsByKey[attempt.Operation.Key][0];
            if (acks.HighestBefore(first.Start) is var before && before >= attempt.Seq)
                yield return $"seq {attempt.Seq}: asked for after seq {before} had been acknowledged";
        }
    }

    private static IEnumerable<string> Reads(
        IEnumerable<Reading> readings, BalanceTimeline history, AckTimeline acks, long staleTicks)
    {
        foreach (var reading in readings)
        {
            if (acks.HighestBefore(reading.Start - staleTicks) is var before && before > reading.Seq)
            {
                var late = History.Between(acks.FirstAfter(reading.Seq), reading.Start);
                yield return $"read at seq {reading.Seq} after seq {before} had been acknowledged, {late.TotalMilliseconds:F0} ms out of date";
            }
            if (reading.Seq > history.LastSeq)
            {
                yield return $"read at seq {reading.Seq}, which the ledger does not have";
                continue;
            }
            foreach (var (creditType, settled) in reading.Settled)
            {
                if (history.At(creditType, reading.Seq) is var actual && actual != settled)
                    yield return $"read {settled} {creditType} at seq {reading.Seq}, the ledger says {actual}";
            }
        }
    }

    private static IEnumerable<string> Refusals(
        IEnumerable<Attempt> attempts, BalanceTimeline history, AckTimeline acks, long staleTicks)
    {
        foreach (var refusal in attempts.Where(attempt => attempt.Outcome == Outcome.Refused))
        {
            if (refusal.Available is not { } available)
                continue;
            var (operation, from) = (refusal.Operation, acks.HighestBefore(refusal.Start - staleTicks));
            if (available >= operation.Amount)
                yield return $"key {operation.Key}: refused {operation.Amount} although {available} was available";
            else if (!history.EverAt(operation.CreditType, from, available))
                yield return $"key {operation.Key}: refused on a balance of {available}, which never was after seq {from}";
        }
    }
}

/// <summary>Which sequence number had been acknowledged by when.</summary>
internal sealed class AckTimeline
{
    private readonly long[] _ends;
    private readonly long[] _highest;

    public AckTimeline(IEnumerable<Attempt> attempts)
    {
        var acks = attempts.Where(attempt => attempt.Outcome == Outcome.Acked).OrderBy(attempt => attempt.End).ToList();
        _ends = [.. acks.Select(ack => ack.End)];
        _highest = new long[acks.Count];
        for (var i = 0; i < acks.Count; i++)
            _highest[i] = Math.Max(acks[i].Seq, i == 0 ? 0 : _highest[i - 1]);
    }

    /// <summary>The highest sequence number acknowledged before a moment; 0 for none.</summary>
    public long HighestBefore(long time)
    {
        var place = Array.BinarySearch(_ends, time);
        if (place < 0)
            place = ~place;
        while (place > 0 && _ends[place - 1] >= time)
            place--;
        return place == 0 ? 0 : _highest[place - 1];
    }

    /// <summary>When one above a sequence number was first acknowledged.</summary>
    /// <exception cref="ArgumentOutOfRangeException">None ever was.</exception>
    public long FirstAfter(long seq)
    {
        var place = Array.FindIndex(_highest, highest => highest > seq);
        ArgumentOutOfRangeException.ThrowIfNegative(place, nameof(seq));
        return _ends[place];
    }
}

/// <summary>The balances of an account after each of its entries.</summary>
internal sealed class BalanceTimeline
{
    private readonly Dictionary<string, List<(long Seq, long Balance)>> _balances = [];

    public BalanceTimeline(List<LedgerRow> rows)
    {
        LastSeq = rows.Count == 0 ? 0 : rows[^1].Seq;
        foreach (var row in rows.Where(row => row.CreditType is not null))
        {
            if (!_balances.TryGetValue(row.CreditType!, out var balances))
                _balances[row.CreditType!] = balances = [(0, 0)];
            balances.Add((row.Seq, row.BalanceAfter));
        }
    }

    public long LastSeq { get; }

    public long At(string creditType, long seq) =>
        _balances.TryGetValue(creditType, out var balances) ? balances[PlaceOf(balances, seq)].Balance : 0;

    /// <summary>Whether the balance was this at a sequence number or later.</summary>
    public bool EverAt(string creditType, long fromSeq, long balance)
    {
        if (!_balances.TryGetValue(creditType, out var balances))
            return balance == 0;
        for (var i = PlaceOf(balances, fromSeq); i < balances.Count; i++)
        {
            if (balances[i].Balance == balance)
                return true;
        }
        return false;
    }

    // The last place at or before a sequence number.
    private static int PlaceOf(List<(long Seq, long Balance)> balances, long seq)
    {
        var (low, high) = (0, balances.Count - 1);
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            if (balances[middle].Seq <= seq)
                low = middle;
            else
                high = middle - 1;
        }
        return low;
    }
}
