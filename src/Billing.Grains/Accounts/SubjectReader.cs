using System.Collections.Immutable;
using Billing.Domain.Accounts;
using Billing.Grains.Journal;

namespace Billing.Grains.Accounts;

/// <summary>
/// What is no longer in memory (an entry to reverse, a reservation long closed) is read from the ledger before the decision,
/// then decided together with what is in flight: whatever was appended since the reading began counts as read.
/// </summary>
internal sealed class SubjectReader(IJournal journal)
{
    // An entry, then the grants that it names, then what each rolled over to: 120 times at most.
    private const int Depth = 128;

    private readonly Queue<Flight> _flying = new();
    private List<LedgerEntry>? _since;
    private int _readers;

    /// <summary>Notes an append that has just been sent.</summary>
    public void Sent(Flight flight)
    {
        _flying.Enqueue(flight);
        _since?.AddRange(flight.Entries);
    }

    /// <summary>Forgets an append that has come to an end, and those before it.</summary>
    public void Settled(Flight landed)
    {
        while (_flying.TryPeek(out var first) && (first == landed || first.Outcome.IsCompleted))
            _flying.Dequeue();
    }

    /// <summary>Forgets everything: none of it may be true.</summary>
    public void Drop()
    {
        _flying.Clear();
        _since?.Clear();
    }

    /// <summary>From now on appended entries are kept, until the decision has been made and this is disposed.</summary>
    public Reading Begin()
    {
        _readers++;
        _since ??= [.. _flying.Where(flight => !flight.Outcome.IsCompleted).SelectMany(flight => flight.Entries)];
        return new Reading(this);
    }

    /// <summary>Reads what a call needs. The state may change meanwhile; <see cref="Since"/> makes up for it.</summary>
    public async Task Read(PendingCall call, AccountState state, long accountNo)
    {
        call.History = [];
        var wanted = call.Subjects!(state, call.History);
        for (var i = 0; i < Depth && !wanted.IsEmpty; i++)
        {
            call.History = Merge(await journal.ReadAbout(accountNo, wanted), wanted);
            var more = call.Subjects(state, call.History);
            if (more.SequenceEqual(wanted))
                break;
            wanted = more;
        }
    }

    /// <summary>What the ledger and the appends since say about a call's subjects.</summary>
    public ImmutableArray<LedgerEntry> Since(PendingCall call, AccountState state)
    {
        var history = call.History;
        while (true)
        {
            var wanted = call.Subjects!(state, history);
            history = Merge(call.History, wanted);
            if (call.Subjects(state, history).SequenceEqual(wanted))
                return history;
        }
    }

    private ImmutableArray<LedgerEntry> Merge(ImmutableArray<LedgerEntry> read, ImmutableArray<long> wanted)
    {
        var about = (_since ?? []).Where(entry =>
            wanted.Contains(entry.Seq)
            || (entry.Event.SubjectSeq is { } subject && wanted.Contains(subject))
            || (entry.Event.EndedGrantSeq is { } ended && wanted.Contains(ended)));
        return [.. read.Concat(about).DistinctBy(entry => entry.Seq).OrderBy(entry => entry.Seq)];
    }

    private void End()
    {
        if (--_readers == 0)
            _since = null;
    }

    /// <summary>A reading under way.</summary>
    public readonly struct Reading(SubjectReader reader) : IDisposable
    {
        /// <inheritdoc/>
        public void Dispose() => reader.End();
    }
}
