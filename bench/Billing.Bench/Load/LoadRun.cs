using System.Diagnostics;
using Billing.Bench.Machine;
using Billing.Bench.Targets;

namespace Billing.Bench.Load;

/// <summary>What callers did within the measured time, and all that was acknowledged, before and after too.</summary>
internal sealed record LoadResult(
    TimeSpan Elapsed, Histogram Latency, Usage Usage, FlushTotals Flushes, IReadOnlyList<Caller> Callers)
{
    public string? Fault => Callers.Select(caller => caller.Fault).FirstOrDefault(fault => fault is not null);
}

/// <summary>Runs callers against a target: warm-up, measured time, then waits for every call under way.</summary>
internal static class LoadRun
{
    public static async Task<LoadResult> Run(
        ITarget target, string[] accounts, LoadOptions options, Processes processes)
    {
        var phase = new LoadPhase();
        var callers = Enumerable.Range(0, options.Callers)
            .Select(number => new Caller(number, target, accounts, options, phase))
            .ToArray();
        using var flushes = new FlushMeter();
        var running = Task.WhenAll(callers.Select(caller => Task.Run(caller.Run)));
        await Task.WhenAny(running, Task.Delay(options.WarmUp));

        var before = processes.Read();
        var flushedBefore = flushes.Read();
        var begun = Stopwatch.GetTimestamp();
        phase.Current = Phase.Measured;
        await Task.WhenAny(running, Task.Delay(options.Measured));
        phase.Current = Phase.Over;
        var elapsed = Stopwatch.GetElapsedTime(begun);
        var usage = processes.Read() - before;
        var flushed = flushes.Read() - flushedBefore;

        await running;
        var latency = new Histogram();
        foreach (var caller in callers)
            latency.Add(caller.Latency);
        return new LoadResult(elapsed, latency, usage, flushed, callers);
    }
}
