using Microsoft.Extensions.Logging;

namespace Billing.Grains.Catalog;

/// <summary>What following the catalog logs. Event ids 3050 to 3099.</summary>
internal static partial class CatalogLog
{
    [LoggerMessage(3050, LogLevel.Warning, "The catalog cannot be read; the last one that was read stays in use")]
    public static partial void StoreAway(ILogger logger, Exception reason);

    [LoggerMessage(3051, LogLevel.Information, "The catalog can be read again")]
    public static partial void StoreBack(ILogger logger);
}
