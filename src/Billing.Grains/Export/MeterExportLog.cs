using Microsoft.Extensions.Logging;

namespace Billing.Grains.Export;

/// <summary>What telling Stripe's meters logs. Event ids 4250 to 4299. Never a key.</summary>
internal static partial class MeterExportLog
{
    [LoggerMessage(4250, LogLevel.Warning, "Usage cannot be read or noted for Stripe's meters now; it waits")]
    public static partial void StoreAway(ILogger logger, Exception reason);

    [LoggerMessage(4251, LogLevel.Information, "Usage can be read and noted for Stripe's meters again")]
    public static partial void StoreBack(ILogger logger);

    [LoggerMessage(
        4252,
        LogLevel.Information,
        "Usage for Stripe's meters: {Gathered} events made, {Delivered} delivered, {Later} to be sent again, {Lost} for review")]
    public static partial void Round(ILogger logger, long gathered, int delivered, int later, int lost);

    [LoggerMessage(4253, LogLevel.Warning, "Stripe did not take usage of {Count} events; they are sent again. The last: {Reason}")]
    public static partial void NotTaken(ILogger logger, int count, string reason);

    [LoggerMessage(4254, LogLevel.Error, "Meter event {Identifier} of account {Account} needs review: {Reason}")]
    public static partial void NeedsReview(ILogger logger, string identifier, string account, string reason);

    [LoggerMessage(4255, LogLevel.Error, "Meter event {Identifier} of account {Account} is more than 35 days old and dead")]
    public static partial void Dead(ILogger logger, string identifier, string account);

    [LoggerMessage(4256, LogLevel.Information, "No Stripe is set: usage for its meters waits")]
    public static partial void NoStripe(ILogger logger);
}
