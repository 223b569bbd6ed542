using Microsoft.Extensions.Logging;

namespace Billing.Grains.Journal;

/// <summary>What the journal says in the log. Its event ids are 2000 to 2099.</summary>
internal static partial class JournalLog
{
    [LoggerMessage(2000, LogLevel.Information, "Journal writer {Writer} is connected (backend {Backend})")]
    public static partial void Connected(ILogger logger, int writer, int backend);

    [LoggerMessage(2001, LogLevel.Warning, "Journal writer {Writer} cannot reach PostgreSQL; appends are refused until it can")]
    public static partial void Unreachable(ILogger logger, int writer, Exception fault);

    [LoggerMessage(2002, LogLevel.Error, "PostgreSQL refused a flush of journal writer {Writer}; nothing of it was written")]
    public static partial void NotWritten(ILogger logger, int writer, Exception fault);

    [LoggerMessage(2003, LogLevel.Warning, "A flush of {Accounts} accounts is in doubt on journal writer {Writer}; settling")]
    public static partial void InDoubt(ILogger logger, int writer, int accounts, Exception fault);

    [LoggerMessage(2004, LogLevel.Information, "Journal writer {Writer} settled: {Committed} accounts written, {Rejected} not")]
    public static partial void Settled(ILogger logger, int writer, int committed, int rejected);

    [LoggerMessage(2005, LogLevel.Warning, "Settling on journal writer {Writer} failed; trying again")]
    public static partial void SettlingFailed(ILogger logger, int writer, Exception fault);

    [LoggerMessage(2006, LogLevel.Information, "An append to account {AccountNo} at {Seq} was rejected: {Reason}")]
    public static partial void Rejected(ILogger logger, long accountNo, long seq, string reason);

    [LoggerMessage(2007, LogLevel.Error, "An append to account {AccountNo} at {Seq} cannot be stored: {Reason}")]
    public static partial void NotStorable(ILogger logger, long accountNo, long seq, string reason);

    [LoggerMessage(2008, LogLevel.Error, "Journal writer {Writer} stopped with {Accounts} accounts in doubt")]
    public static partial void StoppedInDoubt(ILogger logger, int writer, int accounts);
}
