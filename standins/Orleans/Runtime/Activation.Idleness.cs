namespace Orleans.Runtime;

internal sealed partial class Activation
{
    private long _lastActive;
    private DateTimeOffset _keepUntil;
    private HashSet<GrainTimer>? _timers;

    /// <summary>How long nothing has happened; read from any thread.</summary>
    public TimeSpan IdleFor => Silo.Time.GetElapsedTime(Volatile.Read(ref _lastActive));

    public void DelayDeactivation(TimeSpan timeSpan) => _keepUntil = timeSpan switch
    {
        _ when timeSpan == Timeout.InfiniteTimeSpan || timeSpan == TimeSpan.MaxValue => DateTimeOffset.MaxValue,
        _ when timeSpan <= TimeSpan.Zero => DateTimeOffset.MinValue,
        _ => Silo.Time.GetUtcNow() + timeSpan,
    };

    /// <summary>In a turn: deactivates if it is still idle.</summary>
    public void CollectIfIdle()
    {
        if (_stage == Stage.Valid
            && _running == 0
            && _waiting.First is null
            && IdleFor >= Silo.CollectionAgeOf(Class)
            && Silo.Time.GetUtcNow() >= _keepUntil)
        {
            BeginDeactivating(
                new DeactivationReason(DeactivationReasonCode.ActivationIdle, "The grain was idle."),
                CancellationToken.None);
        }
    }

    public GrainTimer AddTimer(Func<CancellationToken, Task> callback, GrainTimerCreationOptions options)
    {
        if (!ReferenceEquals(RuntimeContext.Current, this))
        {
            throw new InvalidOperationException("A grain timer is registered in a turn of its grain.");
        }

        var timer = new GrainTimer(this, callback, options);
        (_timers ??= []).Add(timer);
        timer.Change(options.DueTime, options.Period);
        return timer;
    }

    /// <summary>Forgets a timer that was disposed, wherever that happened.</summary>
    public void RemoveTimer(GrainTimer timer)
    {
        if (ReferenceEquals(RuntimeContext.Current, this))
        {
            _timers?.Remove(timer);
        }
        else
        {
            Scheduler.Post(new ControlItem(a => a._timers?.Remove(timer)));
        }
    }

    private void DisposeTimers()
    {
        foreach (var timer in _timers?.ToArray() ?? [])
        {
            timer.Dispose();
        }
    }

    private void Touch() => Volatile.Write(ref _lastActive, Silo.Time.GetTimestamp());
}
