using System.Diagnostics;
using Billing.Bench.Machine;
using Billing.Bench.Targets;

namespace Billing.Bench.Load;

/// <summary>What callers did within the measured time, and all that was acknowledged, before and after too.</summary>
/// <param name="Elapsed">The measured time.</param>
/// <param name="Debits">Answered within it.</param>
/// <param name="Latency">Of calls within it, each with all its debits.</param>
/// <param name="Usage">What it cost.</param>
/// <param name="Flushes">What our journal said, where it is in this process.</param>
/// <param name="Acks">By caller.</param>
/// <param name="Fault">What went otherwise than planned, or null.</param>
internal sealed record LoadResult(
    TimeSpan Elapsed, long Debits, Histogram Latency, Usage Usage, FlushTotals Flushes, IReadOnlyList<AckList> Acks,
    string? Fault)
{
    /// <summary>Debits that were acknowledged, before and after the measured time too.</summary>
    public int Acked => Acks.Sum(list => list.Acks.Count(ack => ack.Kind != EntryKind.Reserved));
}

/// <summary>Runs callers against a target: warm-up, measured time, then waits for every call under way.</summary>
internal static class LoadRun
{
    public static async Task<LoadResult> Run(
        ITarget target, string[] accounts, LoadOptions options, Processes processes)
    {
        var phase = new LoadPhase();
        var choice = new AccountChoice(accounts.Length, options.DebitsEach);
        var lines = await Task.WhenAll(Enumerable.Range(0, options.Callers).Select(_ => target.Connect(options.Shape)));
        var callers = lines
            .Select((line, number) => new Caller(number, line, accounts, choice, options, phase))
            .ToArray();
        using var flushes = new FlushMeter();
        var running = Task.WhenAll(callers.Select(caller => Task.Run(caller.Run)));
        await WarmUp.Wait(options, target.ServiceProcess, () => callers.Sum(caller => caller.Answered), running);

        var before = processes.Read(target.ServiceProcess);
        var flushedBefore = flushes.Read();
        var begun = Stopwatch.GetTimestamp();
        phase.Current = Phase.Measured;
        await Task.WhenAny(running, Task.Delay(options.Measured));
        phase.Current = Phase.Over;
        var elapsed = Stopwatch.GetElapsedTime(begun);
        var usage = processes.Read(target.ServiceProcess) - before;
        var flushed = flushes.Read() - flushedBefore;

        await running;
        foreach (var line in lines)
            await line.DisposeAsync();
        var latency = new Histogram();
        foreach (var caller in callers)
            latency.Add(caller.Latency);
        return new LoadResult(
            elapsed, latency.Count * options.DebitsPerCall, latency, usage, flushed,
            [.. callers.Select(caller => caller.Acks)],
            callers.Select(caller => caller.Fault).FirstOrDefault(fault => fault is not null));
    }
}
