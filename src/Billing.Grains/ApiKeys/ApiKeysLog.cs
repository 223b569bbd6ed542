using Microsoft.Extensions.Logging;

namespace Billing.Grains.ApiKeys;

/// <summary>What API keys log: ids, never secrets. Event ids 4100 to 4149.</summary>
internal static partial class ApiKeysLog
{
    [LoggerMessage(4100, LogLevel.Information, "API key {Id} was made ({Kind})")]
    public static partial void Made(ILogger logger, string id, string kind);

    [LoggerMessage(4101, LogLevel.Information, "API key {Id} was revoked")]
    public static partial void Revoked(ILogger logger, string id);
}
