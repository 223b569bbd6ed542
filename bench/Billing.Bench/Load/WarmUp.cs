using Billing.Bench.Machine;

namespace Billing.Bench.Load;

/// <summary>
/// Waits until a measurement may begin. A service that has just started compiles its code again and again while it runs;
/// it is warm when for three seconds it has compiled next to nothing and the CPU of a call has not come down.
/// </summary>
internal static class WarmUp
{
    private const double Down = 0.95;
    private const double Compiles = 0.05;
    private const int MostSteps = 38;
    private const int StepsWithoutProgress = 3;

    private static readonly TimeSpan Step = TimeSpan.FromSeconds(1);

    /// <summary>Waits as long as was asked for, and where a service compiles until it is warm, at most 38 s more.</summary>
    public static async Task Wait(LoadOptions options, int? service, Func<long> answered, Task running)
    {
        await Task.WhenAny(running, Task.Delay(options.WarmUp));
        if (service is not { } id)
            return;
        var most = options.WarmUp + MostSteps * Step;
        var (best, idle) = (double.MaxValue, 0);
        for (var waited = options.WarmUp; waited < most && !running.IsCompleted; waited += Step)
        {
            var (cpu, compiled, calls) = (Processes.OfProcess(id), Processes.OfCompiler(id), answered());
            await Task.WhenAny(running, Task.Delay(Step));
            var cost = (Processes.OfProcess(id) - cpu).TotalMicroseconds / Math.Max(1, answered() - calls);
            var compiles = Processes.OfCompiler(id) - compiled > Compiles * Step;
            idle = compiles || cost < best * Down ? 0 : idle + 1;
            if (idle == StepsWithoutProgress)
                return;
            best = Math.Min(best, cost);
        }
    }
}
