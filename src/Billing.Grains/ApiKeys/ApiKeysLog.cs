using Microsoft.Extensions.Logging;

namespace Billing.Grains.ApiKeys;

/// <summary>What API keys log: ids, never secrets. Event ids 3100 to 3149.</summary>
internal static partial class ApiKeysLog
{
    [LoggerMessage(3100, LogLevel.Information, "API key {Id} was made ({Kind})")]
    public static partial void Made(ILogger logger, string id, string kind);

    [LoggerMessage(3101, LogLevel.Information, "API key {Id} was revoked")]
    public static partial void Revoked(ILogger logger, string id);
}
