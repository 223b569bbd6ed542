using Microsoft.Extensions.Logging;
using Orleans.Runtime;

namespace Billing.Silo.Cluster;

/// <summary>
/// Sends a call again whose silo was lost, is just leaving, or does not answer: the account moves, and the key in the call
/// makes the second time a replay of the first (SEMANTICS B2). The caller sees a slow answer instead of a failure.
/// </summary>
internal sealed class LostCalls(ClusterSettings settings, TimeProvider clock, ILogger<LostCalls> logger)
    : IOutgoingGrainCallFilter
{
    /// <summary>The most calls that wait for their account to move; more are told at once to come again.</summary>
    public const int MostWaiting = 2_000;

    // What was on its way to a silo that is cut off gets no answer at all, not even when the silo is declared dead.
    private const int Attempts = 4;

    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMilliseconds(500);

    private int _waiting;

    /// <summary>How long one attempt waits for its answer.</summary>
    public static TimeSpan AttemptTimeout(ClusterSettings settings) =>
        TimeSpan.FromMilliseconds((double)settings.CallTimeoutMs / Attempts);

    public async Task Invoke(IOutgoingGrainCallContext context)
    {
        var begun = clock.GetTimestamp();
        var pause = FirstPause;
        while (true)
        {
            try
            {
                await context.Invoke();
                return;
            }
            catch (Exception fault) when (IsLost(fault) && clock.GetElapsedTime(begun).TotalMilliseconds < settings.CallTimeoutMs)
            {
                if (!await Pause(pause))
                    throw;
                SiloLog.CallLost(logger, context.MethodName, fault.GetType().Name);
            }
            pause = pause * 2 < LongestPause ? pause * 2 : LongestPause;
        }
    }

    // A rejection says that nobody ran it, the others that nobody knows; either way the same call again is safe.
    private static bool IsLost(Exception fault) =>
        fault is SiloUnavailableException or OrleansMessageRejectionException or TimeoutException;

    private async ValueTask<bool> Pause(TimeSpan pause)
    {
        try
        {
            if (Interlocked.Increment(ref _waiting) > MostWaiting)
                return false;
            await Task.Delay(pause, clock);
            return true;
        }
        finally
        {
            Interlocked.Decrement(ref _waiting);
        }
    }
}
