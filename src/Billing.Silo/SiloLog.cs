using Microsoft.Extensions.Logging;

namespace Billing.Silo;

/// <summary>What the silo host logs. Event ids 3000 to 3099.</summary>
internal static partial class SiloLog
{
    [LoggerMessage(3000, LogLevel.Information, "Built with the {PackageSet} packages")]
    public static partial void Starting(ILogger logger, string packageSet);

    [LoggerMessage(3001, LogLevel.Information, "Waiting for a silo of the cluster: {Reason}")]
    public static partial void NoSiloYet(ILogger logger, string reason);

    [LoggerMessage(3002, LogLevel.Debug, "The call {Method} was lost ({Fault}) and is sent again")]
    public static partial void CallLost(ILogger logger, string method, string fault);

    [LoggerMessage(3003, LogLevel.Critical,
        "The store was out of reach for {PatienceMs} ms while another silo reaches it; this silo ends, so that its accounts move")]
    public static partial void CutOffFromStore(ILogger logger, int patienceMs);

    [LoggerMessage(3004, LogLevel.Information, "The silo is ready in cluster {ClusterId}; health at {Urls}")]
    public static partial void Ready(ILogger logger, string clusterId, string urls);
}
