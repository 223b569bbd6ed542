using Microsoft.Extensions.Logging;

namespace Billing.Grains.Catalog;

/// <summary>What following the catalog logs. Event ids 4050 to 4099.</summary>
internal static partial class CatalogLog
{
    [LoggerMessage(4050, LogLevel.Warning, "The catalog cannot be read; the last one that was read stays in use")]
    public static partial void StoreAway(ILogger logger, Exception reason);

    [LoggerMessage(4051, LogLevel.Information, "The catalog can be read again")]
    public static partial void StoreBack(ILogger logger);
}
