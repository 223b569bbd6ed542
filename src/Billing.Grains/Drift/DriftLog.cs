using Microsoft.Extensions.Logging;

namespace Billing.Grains.Drift;

/// <summary>What comparing accounts with Stripe logs. Event ids 4300 to 4349.</summary>
internal static partial class DriftLog
{
    [LoggerMessage(4300, LogLevel.Warning, "Account {Account} differs from Stripe: {Kind}; ours: {Ours}; theirs: {Theirs}")]
    public static partial void Found(ILogger logger, string account, string kind, string? ours, string? theirs);

    [LoggerMessage(4301, LogLevel.Information, "Compared {Accounts} accounts with Stripe: {Findings} differences")]
    public static partial void Done(ILogger logger, int accounts, int findings);

    [LoggerMessage(4302, LogLevel.Warning, "Accounts cannot be compared with Stripe now")]
    public static partial void Away(ILogger logger, Exception reason);
}
