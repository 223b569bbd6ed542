namespace Orleans.Runtime;

/// <summary>Something to do in a turn of an activation. It is its own link in the activation's inbox.</summary>
internal abstract class WorkItem
{
    internal WorkItem? Next;

    internal abstract void Run(Activation activation);
}

/// <summary>A continuation of grain code.</summary>
internal sealed class TaskItem(Task task) : WorkItem
{
    internal override void Run(Activation activation) => activation.Scheduler.Execute(task);
}

/// <summary>Something the runtime does in a turn of the activation.</summary>
internal sealed class ControlItem(Action<Activation> action) : WorkItem
{
    internal override void Run(Activation activation) => action(activation);
}
