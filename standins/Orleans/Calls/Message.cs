namespace Orleans.Runtime;

/// <summary>A request, or a tick of a timer: what waits its turn in an activation.</summary>
internal abstract class Message : WorkItem
{
    internal Message? NextWaiting;

    public abstract bool AlwaysInterleave { get; }

    public abstract bool ReadOnly { get; }

    /// <summary>Whether the end of it counts as activity of the grain.</summary>
    public abstract bool KeepsAlive { get; }

    /// <summary>Whether it counts against the limit of requests.</summary>
    public abstract bool CountsAsRequest { get; }

    /// <summary>Runs it, and tells the activation when it has ended.</summary>
    public abstract void Start(Activation activation);

    /// <summary>Ends it without having run.</summary>
    public abstract void Reject(Exception exception);

    internal override void Run(Activation activation) => activation.Receive(this);
}
