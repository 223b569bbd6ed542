using Billing.Domain.Accounts;
using Billing.Domain.Values;

namespace Billing.Grains.Journal;

/// <summary>What one flush writes to one account: appends of one generation, each continuing the one before.</summary>
internal sealed class AccountGroup(AppendTicket first)
{
    private AppendTicket _last = first;

    public AppendTicket First { get; } = first;

    public long AccountNo { get; } = first.Append.Entries[0].AccountNo;

    public WriterGeneration Generation { get; } = first.Append.Generation;

    public long FirstSeq => First.Append.Entries[0].Seq;

    public ChainHash Previous => First.Append.Previous;

    public LedgerEntry LastEntry => _last.Append.Entries[^1];

    /// <summary>Adds an append that continues this group exactly; false for any other.</summary>
    public bool TryAdd(AppendTicket ticket)
    {
        var append = ticket.Append;
        if (append.Entries[0].Seq != LastEntry.Seq + 1 || append.Previous != LastEntry.Hash)
            return false;
        _last.Next = ticket;
        _last = ticket;
        return true;
    }

    /// <summary>Whether <paramref name="session"/> itself committed the entry that this group stands on.</summary>
    public bool IsProvenOn(object session) => Generation.Proven == new ProvenHead(session, FirstSeq - 1, Previous);

    /// <summary>Notes that <paramref name="session"/> committed it.</summary>
    public void ProveOn(object session) => Generation.Proven = new ProvenHead(session, LastEntry.Seq, LastEntry.Hash);

    public void Complete(AppendOutcome outcome)
    {
        // The last ticket's completion may start a new life of the account: read Next before.
        for (var ticket = First; ticket is not null;)
        {
            var next = ticket.Next;
            ticket.Complete(outcome);
            ticket = next;
        }
    }

    /// <summary>All entries in order.</summary>
    public IEnumerable<LedgerEntry> Entries()
    {
        for (var ticket = First; ticket is not null; ticket = ticket.Next)
        {
            foreach (var entry in ticket.Append.Entries)
                yield return entry;
        }
    }
}
