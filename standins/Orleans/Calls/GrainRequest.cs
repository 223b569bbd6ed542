using System.Diagnostics;

namespace Orleans.Runtime;

/// <summary>One call of one method of one grain, until its caller has the answer.</summary>
#pragma warning disable CA1001 // Its one disposable holds no handle, and nobody knows when the last turn looked at it.
internal abstract class GrainRequest : Message
#pragma warning restore CA1001
{
    internal InFlightCalls.Stripe? Stripe;
    internal GrainRequest? Preceding;
    internal GrainRequest? Following;
    internal Activation? Activation;
    internal int ForwardCount;

    private CancellationTokenSource? _cancellation;
    private CancellationTokenRegistration _registration;

    protected GrainRequest(GrainReference target, GrainMethod method, Arguments arguments)
    {
        Target = target;
        Method = method;
        Arguments = arguments;
    }

    public GrainReference Target { get; }

    public GrainMethod Method { get; }

    public Arguments Arguments { get; }

    public TimeSpan Timeout { get; private set; }

    public long TimeoutTicks { get; private set; }

    public long Deadline { get; private set; }

    public override bool AlwaysInterleave => Method.AlwaysInterleave;

    public override bool ReadOnly => Method.ReadOnly;

    public override bool KeepsAlive => true;

    public override bool CountsAsRequest => true;

    public override string ToString() => $"{Method} to {Target.GrainId}";

    /// <summary>Sends it to the silo.</summary>
    public void Send(SiloRuntime silo, MessagingOptionsView options)
    {
        Timeout = Method.ResponseTimeout ?? options.ResponseTimeout;
        TimeoutTicks = (long)(Timeout.TotalSeconds * Stopwatch.Frequency);
        Deadline = Stopwatch.GetTimestamp() + TimeoutTicks;
        silo.Calls.Enter(this);
        if (!silo.AcceptsCalls)
        {
            GiveUp(new SiloUnavailableException($"The silo is not active. Request: {this}."));
            return;
        }

        ForwardCancellation();
        silo.Catalog.Dispatch(this);
    }

    public override void Start(Activation activation)
    {
        // A caller that has given up no longer wants what has not begun.
        if (activation.Silo.Messaging.DropExpiredMessages && Stopwatch.GetTimestamp() > Deadline)
        {
            activation.Finished(this);
            return;
        }

        Invoke(activation);
    }

    public override void Reject(Exception exception) => GiveUp(exception);

    /// <summary>Fails it for the caller, unless the answer is there; its work in the grain is not touched.</summary>
    public abstract void GiveUp(Exception exception);

    protected abstract void Invoke(Activation activation);

    protected void Leave()
    {
        InFlightCalls.Leave(this);
        _registration.Dispose();
    }

    // The grain sees a token of its own, cancelled in a turn of its own; the caller does not wait for that.
    private void ForwardCancellation()
    {
        if (Method.ReadToken is null || Method.ReadToken(Arguments) is not { CanBeCanceled: true } token)
        {
            return;
        }

        _cancellation = new CancellationTokenSource();
        Method.WriteToken!(Arguments, _cancellation.Token);
        _registration = token.UnsafeRegister(
            static (state, cancelled) => ((GrainRequest)state!).OnCallerCancelled(cancelled), this);
    }

    private void OnCallerCancelled(CancellationToken token)
    {
        GiveUp(new OperationCanceledException(token));
        if (Activation is { } activation)
        {
            activation.Scheduler.Post(new ControlItem(_ => _cancellation!.Cancel()));
        }
        else
        {
            _cancellation!.Cancel();
        }
    }
}

/// <summary>What a caller's options say about its calls.</summary>
internal readonly record struct MessagingOptionsView(TimeSpan ResponseTimeout);
