using Microsoft.Extensions.Logging;

namespace Orleans.Runtime;

/// <summary>Everything the stand-in logs.</summary>
internal static partial class RuntimeLog
{
    [LoggerMessage(1, LogLevel.Information,
        "Orleans stand-in: grains run embedded in this single process; there is no cluster.")]
    public static partial void Started(this ILogger logger);

    [LoggerMessage(2, LogLevel.Error, "Grain {GrainId} failed to activate.")]
    public static partial void ActivationFailed(this ILogger logger, Exception exception, string grainId);

    [LoggerMessage(3, LogLevel.Error, "Grain {GrainId} failed while it was deactivated.")]
    public static partial void DeactivationFailed(this ILogger logger, Exception exception, string grainId);

    [LoggerMessage(4, LogLevel.Warning, "A timer of grain {GrainId} failed.")]
    public static partial void TimerFailed(this ILogger logger, Exception exception, string grainId);

    [LoggerMessage(5, LogLevel.Error, "A turn of grain {GrainId} failed outside of grain code.")]
    public static partial void TurnFailed(this ILogger logger, Exception exception, string grainId);

    [LoggerMessage(6, LogLevel.Error,
        "An exception does not cross a grain call: {Missing} Catch it in the grain.",
        EventName = "ForeignExceptionCrossedGrainCall")]
    public static partial void ForeignException(this ILogger logger, Exception exception, string missing);

    [LoggerMessage(7, LogLevel.Error, "Parts of the silo failed to stop.")]
    public static partial void StopFailed(this ILogger logger, Exception exception);
}
