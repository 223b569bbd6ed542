using Microsoft.Extensions.Logging;

namespace Billing.Grains.Due;

/// <summary>What waking accounts logs. Event ids 4100 to 4149.</summary>
internal static partial class DueLog
{
    [LoggerMessage(4100, LogLevel.Warning, "Accounts that are due cannot be found or noted now; they stay due")]
    public static partial void StoreAway(ILogger logger, Exception reason);

    [LoggerMessage(4101, LogLevel.Information, "Accounts that are due can be found again")]
    public static partial void StoreBack(ILogger logger);

    [LoggerMessage(4102, LogLevel.Warning, "Account {AccountNo} was not woken: {Code}; tried again after the lease")]
    public static partial void NotWoken(ILogger logger, long accountNo, string code);

    [LoggerMessage(4103, LogLevel.Warning, "Account {AccountNo} was not woken; tried again after the lease")]
    public static partial void WakeFailed(ILogger logger, long accountNo, Exception reason);
}
