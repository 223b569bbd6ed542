using Microsoft.Extensions.Logging;

namespace Billing.Silo;

/// <summary>What the silo host logs. Event ids 3000 to 3099.</summary>
internal static partial class SiloLog
{
    [LoggerMessage(3000, LogLevel.Information, "Built with the {PackageSet} packages; the silo runs alone in this process")]
    public static partial void Starting(ILogger logger, string packageSet);
}
