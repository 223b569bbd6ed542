namespace Orleans.Runtime;

internal sealed partial class Activation
{
    private WaitingRequests _waiting;
    private int _running;
    private Message? _blocking;
    private bool _changed;

    /// <summary>A request arrives, in a turn.</summary>
    public void Receive(Message message)
    {
        switch (_stage)
        {
            case Stage.Valid when MayRun(message):
                Start(message);
                break;
            case Stage.Invalid:
                LeaveRequest(message);
                PassOn(message);
                break;
            default:
                _waiting.Add(message);
                break;
        }
    }

    /// <summary>A request has ended, in a turn.</summary>
    public void Finished(Message message)
    {
        _running--;
        LeaveRequest(message);
        if (_blocking is null || ReferenceEquals(_blocking, message))
        {
            _blocking = null;
        }

        if (message.KeepsAlive)
        {
            Touch();
        }

        _changed = true;
    }

    /// <summary>After each turn: starts what may run now, or goes on deactivating.</summary>
    public void AfterTurn()
    {
        while (_changed)
        {
            _changed = false;
            if (_stage == Stage.Valid)
            {
                StartWaiting();
            }
            else if (_stage == Stage.Deactivating)
            {
                ContinueDeactivating();
            }
        }
    }

    private void Start(Message message)
    {
        _running++;
        if (!message.AlwaysInterleave)
        {
            _blocking ??= message;
        }

        message.Start(this);
        ExecutionContext.Restore(RuntimeContext.Empty);
    }

    // The rule is Orleans' own, with what follows from it: while the first of two interleaved requests is the one that
    // blocks, the end of it lets any other in, although the second still runs.
    private bool MayRun(Message message) =>
        _running == 0
        || message.AlwaysInterleave
        || _blocking is null
        || (_blocking.ReadOnly && message.ReadOnly)
        || Class.Reentrant;

    private void StartWaiting()
    {
        Message? before = null;
        var message = _waiting.First;
        while (message is not null && _stage == Stage.Valid)
        {
            var next = message.NextWaiting;
            if (MayRun(message))
            {
                _waiting.Remove(message, before);
                Start(message);
            }
            else if (!_waiting.MayInterleave)
            {
                return;
            }
            else
            {
                before = message;
            }

            message = next;
        }
    }

    private void PassOnWaiting()
    {
        while (_waiting.First is { } message)
        {
            _waiting.Remove(message, before: null);
            LeaveRequest(message);
            PassOn(message);
        }
    }

    // What has come to an activation that is gone: refused if it never was active, otherwise handed on.
    private void PassOn(Message message)
    {
        if (_failure is { } failure)
        {
            message.Reject(failure);
        }
        else
        {
            Silo.Catalog.Forward(message);
        }
    }
}
