using System.Diagnostics;
using Billing.Bench.Machine;
using Billing.Bench.Targets;

namespace Billing.Bench.Load;

/// <summary>What calls at a given rate waited.</summary>
/// <param name="Latency">From when a call was due to its answer.</param>
/// <param name="Lateness">From when a call was due until the generator was awake for it.</param>
/// <param name="Usage">What the measured time cost.</param>
/// <param name="Elapsed">How long that was, until the last answer.</param>
/// <param name="Acks">All that was acknowledged.</param>
/// <param name="Fault">What went otherwise than planned, or null.</param>
internal sealed record OpenResult(
    Histogram Latency, Histogram Lateness, Usage Usage, TimeSpan Elapsed, AckList Acks, string? Fault);

/// <summary>
/// Calls come when they are due, whatever became of the ones before: nobody waits for an answer before the next call, so a
/// slow moment is felt by all who came in it.
/// </summary>
internal static class OpenLoop
{
    public static async Task<OpenResult> Run(
        ITarget target, string[] accounts, LoadOptions options, double perSecond, Processes processes)
    {
        using var caller = new OpenCaller(target.Urls, accounts, options, perSecond);
        var ended = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var calling = new Thread(() =>
        {
            caller.Run();
            ended.SetResult();
        })
        { IsBackground = true };
        calling.Start();
        await Task.Delay(options.WarmUp);
        var (before, begun) = (processes.Read(target.ServiceProcess), Stopwatch.GetTimestamp());
        await ended.Task;
        var (usage, elapsed) = (processes.Read(target.ServiceProcess) - before, Stopwatch.GetElapsedTime(begun));
        return new OpenResult(caller.Latency, caller.Lateness, usage, elapsed, caller.Acks, caller.Fault);
    }
}
