using System.Collections.Immutable;
using System.Runtime.ExceptionServices;
using Billing.Contracts;
using Billing.Contracts.Accounts;
using Microsoft.Extensions.Logging;
using Orleans.Runtime;
using Orleans.Runtime.Messaging;

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
        Exception? inDoubt = null;
        while (true)
        {
            try
            {
                await context.Invoke();
                break;
            }
            catch (Exception fault) when (IsLost(fault) || NobodyRanIt(fault))
            {
                if (!NobodyRanIt(fault))
                    inDoubt = fault;
                if (!IsLost(fault) || IsLate(begun) || !await Pause(pause))
                {
                    // "Nothing was written" is true only where no attempt before this one may have run.
                    ExceptionDispatchInfo.Throw(inDoubt ?? fault);
                }
                SiloLog.CallLost(logger, context.MethodName, fault.GetType().Name);
            }
            pause = pause * 2 < LongestPause ? pause * 2 : LongestPause;
        }
        // A grain that wrote nothing this time does not know of an attempt before, which may still be on its way.
        if (inDoubt is not null && SaysNothingWasWritten(context.Result))
            ExceptionDispatchInfo.Throw(inDoubt);
    }

    private static bool SaysNothingWasWritten(object? result) => result switch
    {
        IReply reply => reply.Error?.Code == ErrorCodes.StorageUnavailable,
        ImmutableArray<MutationReply> replies => replies.Any(SaysNothingWasWritten),
        _ => false,
    };

    // Whether the same call again may find its account elsewhere. The bare type is what the directory of grains throws while
    // it hands over the part of a silo that is gone.
    private static bool IsLost(Exception fault) =>
        fault is SiloUnavailableException or OrleansMessageRejectionException or ConnectionFailedException or TimeoutException
        || fault.GetType() == typeof(OrleansException);

    private static bool NobodyRanIt(Exception fault) =>
        fault is LimitExceededException or ConnectionFailedException
            or (OrleansMessageRejectionException and not SiloUnavailableException);

    private bool IsLate(long begun) => clock.GetElapsedTime(begun).TotalMilliseconds >= settings.CallTimeoutMs;

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
