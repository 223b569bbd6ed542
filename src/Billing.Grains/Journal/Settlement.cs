using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Billing.Grains.Journal;

/// <summary>
/// Finds out what became of a flush whose answer never came (DURABILITY, traps). It goes on until it knows; its callers
/// wait only until the deadline.
/// </summary>
internal sealed class Settlement(
    int writer, JournalOptions options, TimeProvider clock, ILogger logger, CancellationToken stop)
{
    private readonly ConcurrentDictionary<long, bool> _doubted = new();
    private readonly Stack<ReadOnlyMemory<AccountGroup>> _parts = new();

    public bool IsInDoubt(long accountNo) => !_doubted.IsEmpty && _doubted.ContainsKey(accountNo);

    /// <summary>Settles <paramref name="groups"/>, which <paramref name="old"/> sent at <paramref name="sent"/>.</summary>
    /// <param name="groups">What the flush held.</param>
    /// <param name="old">The session that sent it.</param>
    /// <param name="sent">When.</param>
    /// <param name="fault">What came instead of an answer.</param>
    /// <param name="settled">Called when all is known, before the last callers are told: they may come again at once.</param>
    /// <returns>A session to go on with; null when the journal was closed before the doubt was settled.</returns>
    public WriterSession? Settle(
        ReadOnlyMemory<AccountGroup> groups, WriterSession old, long sent, Exception fault, Action settled)
    {
        foreach (var group in groups.Span)
            _doubted[group.AccountNo] = true;
        JournalMetrics.InDoubt.Add(1);
        JournalLog.InDoubt(logger, writer, groups.Length, fault);
        var left = options.SettleDeadline - clock.GetElapsedTime(sent);
        var late = false;
        using var deadline = clock.CreateTimer(
            _ =>
            {
                Volatile.Write(ref late, true);
                CompleteAll(groups, AppendOutcome.Unknown);
            },
            null,
            left > TimeSpan.Zero ? left : TimeSpan.Zero,
            Timeout.InfiniteTimeSpan);

        old.Dispose();
        _parts.Clear();
        _parts.Push(groups);
        var tally = new Tally();
        var backOff = new BackOff(clock);
        WriterSession? session = null;
        while (_parts.Count > 0)
        {
            try
            {
                session ??= Reconnect(old.Backend);
                SettleNext(session, tally, settled);
            }
            catch (Exception again)
            {
                // Any fault leaves the doubt where it was.
                JournalLog.SettlingFailed(logger, writer, again);
                if (session is not null)
                    session.Dispose();
                session = null;
                if (stop.IsCancellationRequested && Volatile.Read(ref late))
                {
                    JournalLog.StoppedInDoubt(logger, writer, _doubted.Count);
                    return null;
                }
                backOff.Block(CancellationToken.None);
            }
        }
        JournalLog.Settled(logger, writer, tally.Committed, tally.Rejected);
        return session;
    }

    private WriterSession Reconnect(Backend old)
    {
        var session = WriterSession.Open(options);
        try
        {
            session.End(old);
            return session;
        }
        catch
        {
            session.Dispose();
            throw;
        }
    }

    private void SettleNext(WriterSession session, Tally tally, Action settled)
    {
        var part = _parts.Peek();
        var written = session.AppendAgain(part);
        _parts.Pop();
        if (!written && part.Length > 1)
        {
            _parts.Push(part[(part.Length / 2)..]);
            _parts.Push(part[..(part.Length / 2)]);
            return;
        }
        if (written)
            tally.Committed += part.Length;
        else
            tally.Rejected += part.Length;
        foreach (var group in part.Span)
            _doubted.TryRemove(group.AccountNo, out _);
        if (_parts.Count == 0)
            settled();
        CompleteAll(part, written ? AppendOutcome.Committed : AppendOutcome.Rejected);
    }

    private static void CompleteAll(ReadOnlyMemory<AccountGroup> groups, AppendOutcome outcome)
    {
        foreach (var group in groups.Span)
            group.Complete(outcome);
    }

    private sealed class Tally
    {
        public int Committed { get; set; }

        public int Rejected { get; set; }
    }
}
