using Microsoft.Extensions.DependencyInjection;

namespace Orleans.Runtime;

/// <summary>
/// One activation of one grain. Everything in it but the inbox of its scheduler is touched only in its own turns.
/// </summary>
internal sealed partial class Activation : IGrainContext
{
    private AsyncServiceScope? _scope;
    private GrainReference? _reference;
    private TaskCompletionSource? _deactivated;
    private int _requests;

    public Activation(SiloRuntime silo, GrainClass grainClass, GrainId grainId)
    {
        Silo = silo;
        Class = grainClass;
        GrainId = grainId;
        Scheduler = new ActivationScheduler(this);
        Touch();
    }

    private enum Stage
    {
        Creating,
        Activating,
        Valid,
        Deactivating,
        Invalid,
    }

    public SiloRuntime Silo { get; }

    public GrainClass Class { get; }

    public GrainId GrainId { get; }

    public ActivationScheduler Scheduler { get; }

    public object? GrainInstance { get; private set; }

    public IServiceProvider ActivationServices => _scope!.Value.ServiceProvider;

    public GrainReference GrainReference =>
        _reference ??= Silo.Factory.CreateReference(Class.Interfaces[0], GrainId, Class);

    public Task Deactivated
    {
        get
        {
            var source = _deactivated;
            if (source is null)
            {
                source = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                source = Interlocked.CompareExchange(ref _deactivated, source, null) ?? source;
            }

            if (_stage == Stage.Invalid)
            {
                source.TrySetResult();
            }

            return source.Task;
        }
    }

    public bool Equals(IGrainContext? other) => ReferenceEquals(this, other);

    public override bool Equals(object? obj) => ReferenceEquals(this, obj);

    public override int GetHashCode() => GrainId.GetHashCode();

    public override string ToString() => $"{GrainId} ({_stage})";

    /// <summary>Takes a request from any thread.</summary>
    public void Post(Message message)
    {
        var limit = Silo.Messaging.MaxEnqueuedRequestsHardLimit;
        if (limit > 0 && message.CountsAsRequest)
        {
            var present = Volatile.Read(ref _requests);
            if (present > limit)
            {
                message.Reject(new LimitExceededException(
                    nameof(Silo.Messaging.MaxEnqueuedRequestsHardLimit), present, limit, ToString()));
                return;
            }

            Interlocked.Increment(ref _requests);
        }

        Scheduler.Post(message);
    }

    public void OnTurnFailed(Exception exception) => Silo.Log.TurnFailed(exception, GrainId.ToString());

    private void LeaveRequest(Message message)
    {
        if (Silo.Messaging.MaxEnqueuedRequestsHardLimit > 0 && message.CountsAsRequest)
        {
            Interlocked.Decrement(ref _requests);
        }
    }
}
