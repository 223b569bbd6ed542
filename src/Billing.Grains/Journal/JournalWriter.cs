using Microsoft.Extensions.Logging;

namespace Billing.Grains.Journal;

/// <summary>
/// Writes the appends of its accounts, in order, on one connection: everything that waits goes into one transaction, and
/// while that is on its way the next gathers. It never waits for more to come. It has a thread of its own: where the
/// server's answer must first wait for one of a busy pool, the disk stands still meanwhile.
/// </summary>
internal sealed class JournalWriter : IAsyncDisposable
{
    private readonly int _number;
    private readonly JournalOptions _options;
    private readonly TimeProvider _clock;
    private readonly ILogger _logger;
    private readonly AppendQueue _queue;
    private readonly Flush _flush = new();
    private readonly Stack<ReadOnlyMemory<AccountGroup>> _parts = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly Settlement _settlement;
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private WriterSession? _session;
    private long _lastUsed;

    public JournalWriter(int number, JournalOptions options, TimeProvider clock, ILogger logger)
    {
        (_number, _options, _clock, _logger) = (number, options, clock, logger);
        _queue = new AppendQueue(options.MaxQueuedRows);
        _settlement = new Settlement(number, options, clock, logger, _stop.Token);
        new Thread(Run) { IsBackground = true, Name = $"journal writer {number}" }.Start();
    }

    /// <summary>False when it must be refused at once: full, closed, or the store is away.</summary>
    public bool TryAdd(AppendTicket ticket) => _queue.TryAdd(ticket);

    /// <summary>Whether it is not known yet what the account's ledger says.</summary>
    public bool IsInDoubt(long accountNo) => _settlement.IsInDoubt(accountNo);

    /// <summary>Writes what waits, then closes.</summary>
    public async ValueTask DisposeAsync()
    {
        _queue.Close();
        await _stop.CancelAsync();
        await _ended.Task;
        _stop.Dispose();
    }

    private void Run()
    {
        try
        {
            using var health = _clock.CreateTimer(
                _ => _queue.Poke(), null, _options.HealthInterval, _options.HealthInterval);
            while (Connect() && Work())
            {
            }
        }
        finally
        {
            _queue.Close();
            _queue.Refuse();
            _flush.RefuseLater();
            DropSession();
            _ended.SetResult();
        }
    }

    // Works until the session is lost (true) or everything is written and closed (false).
    private bool Work()
    {
        while (_session is not null)
        {
            if (!_flush.HasLater)
                _queue.Wait();
            if (!_flush.Fill(_queue, _options.MaxFlushRows))
                return false;
            if (_flush.Groups.Count > 0)
                Write(_session, _flush.Groups.ToArray());
            else
                CheckHealth(_session);
        }
        return true;
    }

    private bool Connect()
    {
        var backOff = new BackOff(_clock);
        while (_session is null)
        {
            try
            {
                _session = WriterSession.Open(_options);
                _lastUsed = _clock.GetTimestamp();
                JournalLog.Connected(_logger, _number, _session.Backend.Pid);
            }
            catch (Exception fault)
            {
                // Whatever keeps it from connecting, all it can do is refuse and try again.
                RefuseAll();
                JournalLog.Unreachable(_logger, _number, fault);
                if (_stop.IsCancellationRequested)
                    return false;
                backOff.Block(_stop.Token);
            }
        }
        _queue.Admit();
        return true;
    }

    // A part that holds a conflict is halved until only the accounts at fault are left alone.
    private void Write(WriterSession session, AccountGroup[] groups)
    {
        var sent = _clock.GetTimestamp();
        var again = 0;
        _parts.Clear();
        _parts.Push(groups);
        while (_parts.TryPop(out var part))
        {
            var fault = TryAppend(session, part);
            switch (fault is null ? null : (JournalFault?)JournalFaults.Classify(fault))
            {
                case null:
                    break;
                case JournalFault.Conflict when part.Length == 1:
                    Reject(part.Span[0], JournalFaults.Describe(fault!));
                    break;
                case JournalFault.Conflict:
                    _parts.Push(part[(part.Length / 2)..]);
                    _parts.Push(part[..(part.Length / 2)]);
                    break;
                case JournalFault.Again when again++ < 10:
                    _parts.Push(part);
                    break;
                case JournalFault.InDoubt:
                    RefuseAll();
                    _session = null;
                    _session = _settlement.Settle(part, session, sent, fault!, _queue.Admit);
                    return;
                default:
                    JournalLog.NotWritten(_logger, _number, fault!);
                    _parts.Push(part);
                    RefuseAll();
                    DropSession();
                    return;
            }
        }
        _lastUsed = _clock.GetTimestamp();
        JournalMetrics.FlushDuration.Record(_clock.GetElapsedTime(sent).TotalSeconds);
    }

    private Exception? TryAppend(WriterSession session, ReadOnlyMemory<AccountGroup> part)
    {
        try
        {
            var refused = session.Append(part);
            foreach (var group in part.Span)
            {
                if (refused.Count > 0 && refused.Contains(group.AccountNo))
                {
                    Reject(group, "the ledger does not end right before it");
                    continue;
                }
                group.ProveOn(session);
                group.Complete(AppendOutcome.Committed);
            }
            return null;
        }
        catch (Exception fault)
        {
            // Whatever it is, the rows may have arrived: the caller tells apart what is known.
            return fault;
        }
    }

    private void Reject(AccountGroup group, string reason)
    {
        JournalMetrics.Conflicts.Add(1);
        JournalLog.Rejected(_logger, group.AccountNo, group.FirstSeq, reason);
        group.Complete(AppendOutcome.Rejected);
    }

    // Nothing of this was sent, or the server said that nothing of it was written.
    private void RefuseAll()
    {
        _queue.Refuse();
        _flush.RefuseLater();
        while (_parts.TryPop(out var part))
        {
            foreach (var group in part.Span)
                group.Complete(AppendOutcome.Unavailable);
        }
    }

    private void CheckHealth(WriterSession session)
    {
        if (_clock.GetElapsedTime(_lastUsed) < _options.HealthInterval)
            return;
        try
        {
            session.Ping();
            _lastUsed = _clock.GetTimestamp();
        }
        catch (Exception fault)
        {
            RefuseAll();
            JournalLog.Unreachable(_logger, _number, fault);
            DropSession();
        }
    }

    private void DropSession()
    {
        if (_session is { } session)
        {
            _session = null;
            session.Dispose();
        }
    }
}
