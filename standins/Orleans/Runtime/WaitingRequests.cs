namespace Orleans.Runtime;

/// <summary>The requests that wait in an activation, in the order in which they came.</summary>
internal struct WaitingRequests
{
    private Message? _last;
    private int _interleaving;

    public Message? First { get; private set; }

    /// <summary>Whether one of them might run beside a request that others must wait for.</summary>
    public readonly bool MayInterleave => _interleaving > 0;

    public void Add(Message message)
    {
        if (_last is null)
        {
            First = message;
        }
        else
        {
            _last.NextWaiting = message;
        }

        _last = message;
        _interleaving += CountOf(message);
    }

    /// <summary>Takes one out; <paramref name="before"/> is the one before it, if there is one.</summary>
    public void Remove(Message message, Message? before)
    {
        if (before is null)
        {
            First = message.NextWaiting;
        }
        else
        {
            before.NextWaiting = message.NextWaiting;
        }

        if (ReferenceEquals(_last, message))
        {
            _last = before;
        }

        message.NextWaiting = null;
        _interleaving -= CountOf(message);
    }

    private static int CountOf(Message message) => message.AlwaysInterleave || message.ReadOnly ? 1 : 0;
}
