using System.Runtime.InteropServices;

namespace Billing.Grains.Journal;

/// <summary>
/// What waits for a writer, in order, bounded by rows. While the store is away it refuses at once, what waits included.
/// </summary>
internal sealed class AppendQueue(int maxRows)
{
    // An object, not a Lock: the writer's thread waits on it.
    private readonly object _gate = new();
    private readonly Queue<AppendTicket> _waiting = new();
    private bool _poked;
    private int _rows;
    private bool _refusing;
    private bool _closed;

    /// <summary>False when it is full, refusing or closed; the ticket then has no outcome yet.</summary>
    public bool TryAdd(AppendTicket ticket)
    {
        lock (_gate)
        {
            if (_refusing || _closed || _rows + ticket.Rows > maxRows)
                return false;
            _waiting.Enqueue(ticket);
            _rows += ticket.Rows;
            if (_waiting.Count == 1)
                Monitor.Pulse(_gate);
        }
        JournalMetrics.QueuedRows.Add(ticket.Rows);
        return true;
    }

    /// <summary>Returns when something waits, after a <see cref="Poke"/>, or when it is closed.</summary>
    public void Wait()
    {
        lock (_gate)
        {
            while (_waiting.Count == 0 && !_closed && !_poked)
                Monitor.Wait(_gate);
            _poked = false;
        }
    }

    /// <summary>Wakes the writer although nothing waits.</summary>
    public void Poke()
    {
        lock (_gate)
        {
            _poked = true;
            Monitor.Pulse(_gate);
        }
    }

    /// <summary>Takes the next tickets up to <paramref name="most"/> rows, but at least one ticket.</summary>
    /// <returns>False when nothing waits and nothing will.</returns>
    public bool Take(List<AppendTicket> target, int most)
    {
        var rows = 0;
        bool open;
        lock (_gate)
        {
            while (_waiting.TryPeek(out var next) && (rows == 0 || rows + next.Rows <= most))
            {
                target.Add(_waiting.Dequeue());
                rows += next.Rows;
            }
            _rows -= rows;
            open = !_closed || target.Count > 0;
        }
        JournalMetrics.QueuedRows.Add(-rows);
        return open;
    }

    /// <summary>Refuses what waits and what comes, until <see cref="Admit"/>.</summary>
    public void Refuse()
    {
        List<AppendTicket> refused = [];
        lock (_gate)
        {
            _refusing = true;
            refused.AddRange(_waiting);
            _waiting.Clear();
            JournalMetrics.QueuedRows.Add(-_rows);
            _rows = 0;
        }
        foreach (ref var ticket in CollectionsMarshal.AsSpan(refused))
            ticket.Complete(AppendOutcome.Unavailable);
    }

    /// <summary>Accepts again.</summary>
    public void Admit()
    {
        lock (_gate)
            _refusing = false;
    }

    /// <summary>Accepts nothing more; what waits can still be taken.</summary>
    public void Close()
    {
        lock (_gate)
        {
            _closed = true;
            Monitor.Pulse(_gate);
        }
    }
}
