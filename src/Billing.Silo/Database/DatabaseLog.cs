using Microsoft.Extensions.Logging;

namespace Billing.Silo.Database;

/// <summary>What preparing the database says in the log. Its event ids are 2100 to 2199.</summary>
internal static partial class DatabaseLog
{
    [LoggerMessage(2100, LogLevel.Information, "Applied {File} to the database.")]
    public static partial void Applied(ILogger logger, string file);

    [LoggerMessage(
        2101,
        LogLevel.Critical,
        "THIS DATABASE CAN LOSE ACKNOWLEDGED DEBITS, and the service was told to run on it all the same: {Reason}")]
    public static partial void CanLoseDebits(ILogger logger, string reason);
}
