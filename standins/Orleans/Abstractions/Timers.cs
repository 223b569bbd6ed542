using System.Diagnostics.CodeAnalysis;

namespace Orleans.Runtime;

/// <summary>A timer of a grain.</summary>
public interface IGrainTimer : IDisposable
{
    /// <summary>Sets when it ticks next, and how long after each tick the following one is due.</summary>
    void Change(TimeSpan dueTime, TimeSpan period);
}

/// <summary>How a grain timer behaves.</summary>
public readonly struct GrainTimerCreationOptions
{
    /// <summary>Options without values; due time and period must be set.</summary>
    public GrainTimerCreationOptions()
    {
    }

    /// <summary>Options with a due time and a period.</summary>
    [SetsRequiredMembers]
    public GrainTimerCreationOptions(TimeSpan dueTime, TimeSpan period)
    {
        DueTime = dueTime;
        Period = period;
    }

    /// <summary>How long until the first tick.</summary>
    public required TimeSpan DueTime { get; init; }

    /// <summary>How long from the end of a tick to the next.</summary>
    public required TimeSpan Period { get; init; }

    /// <summary>Whether a tick may run while a request runs.</summary>
    public bool Interleave { get; init; }

    /// <summary>Whether a tick counts as activity, so that the grain is not collected.</summary>
    public bool KeepAlive { get; init; }
}
