namespace Orleans.Runtime;

/// <summary>
/// Runs the turns of one activation, one at a time, in the order in which they came. Continuations of grain code find
/// their way back to it because it is the task scheduler that grain code runs under.
/// </summary>
#pragma warning disable CA1001 // A task needs no disposal.
internal sealed class ActivationScheduler(Activation owner) : TaskScheduler, IThreadPoolWorkItem
#pragma warning restore CA1001
{
    private const int Idle = 0;
    private const int Busy = 1;

    // How long one activation may keep a pool thread before others get it.
    private const int QuantumMs = 20;

    // Newest first; any thread pushes. Only the running turn takes, and turns it round into _batch.
    private WorkItem? _inbox;
    private WorkItem? _batch;
    private int _state = Idle;
    private Task? _pump;

    public override int MaximumConcurrencyLevel => 1;

    public void Post(WorkItem item)
    {
        WorkItem? head;
        do
        {
            head = Volatile.Read(ref _inbox);
            item.Next = head;
        }
        while (Interlocked.CompareExchange(ref _inbox, item, head) != head);

        if (Volatile.Read(ref _state) == Idle && Interlocked.CompareExchange(ref _state, Busy, Idle) == Idle)
        {
            SchedulePump();
        }
    }

    public void Execute(Task task) => TryExecuteTask(task);

    void IThreadPoolWorkItem.Execute() => TryExecuteTask(_pump!);

    protected override void QueueTask(Task task)
    {
        if (ReferenceEquals(task, _pump))
        {
            ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: true);
        }
        else
        {
            Post(new TaskItem(task));
        }
    }

    protected override bool TryExecuteTaskInline(Task task, bool taskWasPreviouslyQueued) =>
        !taskWasPreviouslyQueued
        && !owner.Silo.IsKilled
        && ReferenceEquals(RuntimeContext.Current, owner)
        && TryExecuteTask(task);

    protected override IEnumerable<Task> GetScheduledTasks() => [];

    // The pump is a task of this scheduler, so that TaskScheduler.Current is right in everything it runs.
    private void SchedulePump()
    {
        _pump = new Task(
            static s => ((ActivationScheduler)s!).Drain(),
            this,
            CancellationToken.None,
            TaskCreationOptions.DenyChildAttach);
        _pump.Start(this);
    }

    private void Drain()
    {
        var before = RuntimeContext.Enter(owner);
        var until = Environment.TickCount64 + QuantumMs;
        try
        {
            while (!owner.Silo.IsKilled)
            {
                if (Take() is { } item)
                {
                    ExecutionContext.Restore(RuntimeContext.Empty);
                    RunTurn(item);
                    if (Environment.TickCount64 > until)
                    {
                        SchedulePump();
                        return;
                    }
                }
                else if (TryRest())
                {
                    return;
                }
            }
        }
        finally
        {
            RuntimeContext.Enter(before);
        }
    }

    private void RunTurn(WorkItem item)
    {
        try
        {
            item.Run(owner);
            owner.AfterTurn();
        }
        catch (Exception exception)
        {
            owner.OnTurnFailed(exception);
        }
    }

    private WorkItem? Take()
    {
        if (_batch is null)
        {
            var newest = Volatile.Read(ref _inbox) is null ? null : Interlocked.Exchange(ref _inbox, null);
            while (newest is not null)
            {
                var older = newest.Next;
                newest.Next = _batch;
                _batch = newest;
                newest = older;
            }
        }

        var item = _batch;
        if (item is not null)
        {
            _batch = item.Next;
            item.Next = null;
        }

        return item;
    }

    // True when there is nothing to do; whoever posts next wakes the activation.
    private bool TryRest()
    {
        Interlocked.Exchange(ref _state, Idle);
        return Volatile.Read(ref _inbox) is null || Interlocked.CompareExchange(ref _state, Busy, Idle) != Idle;
    }
}
