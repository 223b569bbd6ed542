using Microsoft.Extensions.Logging;

namespace Billing.Grains.Admin;

/// <summary>What administrators' work logs. Event ids 4000 to 4049.</summary>
internal static partial class AdminLog
{
    [LoggerMessage(4000, LogLevel.Warning, "PostgreSQL did not answer an administrator's request: {Code}")]
    public static partial void StoreAway(ILogger logger, string code, Exception reason);

    [LoggerMessage(4001, LogLevel.Error, "PostgreSQL refused an administrator's request with {SqlState}")]
    public static partial void StatementRefused(ILogger logger, string sqlState, Exception reason);
}
