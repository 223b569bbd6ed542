using Microsoft.Extensions.Logging;

namespace Billing.Grains.Accounts;

/// <summary>What account grains log. Event ids 1000 to 1099.</summary>
internal static partial class AccountLog
{
    [LoggerMessage(1000, LogLevel.Information, "Account {AccountId} dropped its state behind seq {Seq} and reloads")]
    public static partial void StateDropped(ILogger logger, string accountId, long seq);

    [LoggerMessage(1001, LogLevel.Error, "The ledger of account {AccountId} does not add up at seq {Seq}")]
    public static partial void LedgerDamaged(ILogger logger, string accountId, long seq);

    [LoggerMessage(1002, LogLevel.Warning, "The snapshot of account {AccountId} at seq {Seq} disagrees with the ledger")]
    public static partial void SnapshotDropped(ILogger logger, string accountId, long seq);

    [LoggerMessage(1003, LogLevel.Information, "The snapshot of account {AccountId} could not be read; the ledger is used")]
    public static partial void SnapshotNotRead(ILogger logger, string accountId, Exception reason);

    [LoggerMessage(1004, LogLevel.Information, "The snapshot of account {AccountId} was not written; the ledger has it all")]
    public static partial void SnapshotNotWritten(ILogger logger, string accountId, Exception reason);

    [LoggerMessage(1005, LogLevel.Warning, "Of payment {PaymentRef} of account {AccountId} only {RefundedMinor} are refunded "
        + "now, less than was told before; the credits that went stay gone until somebody grants them")]
    public static partial void RefundShrank(ILogger logger, string accountId, string paymentRef, long refundedMinor);
}
