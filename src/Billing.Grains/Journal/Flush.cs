namespace Billing.Grains.Journal;

/// <summary>
/// Gathers what one transaction writes: one group an account, sorted by account so that two silos lock in one order.
/// </summary>
internal sealed class Flush
{
    private readonly List<AppendTicket> _taken = [];
    private readonly List<AppendTicket> _later = [];
    private readonly Dictionary<long, AccountGroup> _byAccount = [];
    private readonly HashSet<long> _deferred = [];

    /// <summary>The accounts of this flush, ascending.</summary>
    public List<AccountGroup> Groups { get; } = [];

    /// <summary>Whether something was put off to the next flush.</summary>
    public bool HasLater => _later.Count > 0;

    /// <summary>Fills it with what waits.</summary>
    /// <returns>False when nothing waits and nothing will.</returns>
    public bool Fill(AppendQueue queue, int maxRows)
    {
        Groups.Clear();
        _byAccount.Clear();
        _deferred.Clear();
        _taken.Clear();
        _taken.AddRange(_later);
        _later.Clear();
        var open = queue.Take(_taken, maxRows) || _taken.Count > 0;
        foreach (var ticket in _taken)
            Place(ticket);
        _taken.Clear();
        Groups.Sort(static (a, b) => a.AccountNo.CompareTo(b.AccountNo));
        return open;
    }

    /// <summary>Refuses what was put off to the next flush.</summary>
    public void RefuseLater()
    {
        foreach (var ticket in _later)
            ticket.Complete(AppendOutcome.Unavailable);
        _later.Clear();
    }

    private void Place(AppendTicket ticket)
    {
        var account = ticket.Append.Entries[0].AccountNo;
        if (_deferred.Contains(account))
        {
            _later.Add(ticket);
        }
        else if (ticket.Append.Generation.Ended)
        {
            ticket.Complete(AppendOutcome.Rejected);
        }
        else if (!_byAccount.TryGetValue(account, out var group))
        {
            group = new AccountGroup(ticket);
            _byAccount.Add(account, group);
            Groups.Add(group);
        }
        else if (group.Generation != ticket.Append.Generation)
        {
            // Two lives of one account: each is judged alone, so the later one waits for the next flush.
            _deferred.Add(account);
            _later.Add(ticket);
        }
        else if (!group.TryAdd(ticket))
        {
            ticket.Complete(AppendOutcome.Rejected);
        }
    }
}
