using Billing.Grains.Journal;
using Npgsql;
using Xunit;

namespace Billing.Grains.Tests.Journal;

public sealed class FaultTests
{
    [Theory]
    [InlineData("ERROR", PostgresErrorCodes.UniqueViolation, nameof(JournalFault.Conflict))]
    [InlineData("ERROR", PostgresErrorCodes.CheckViolation, nameof(JournalFault.Conflict))]
    [InlineData("ERROR", PostgresErrorCodes.DatetimeFieldOverflow, nameof(JournalFault.Conflict))]
    [InlineData("ERROR", PostgresErrorCodes.DeadlockDetected, nameof(JournalFault.Again))]
    [InlineData("ERROR", PostgresErrorCodes.SerializationFailure, nameof(JournalFault.Again))]
    [InlineData("ERROR", PostgresErrorCodes.DiskFull, nameof(JournalFault.NotWritten))]
    [InlineData("ERROR", PostgresErrorCodes.QueryCanceled, nameof(JournalFault.NotWritten))]
    [InlineData("ERROR", PostgresErrorCodes.ReadOnlySqlTransaction, nameof(JournalFault.NotWritten))]
    [InlineData("ERROR", PostgresErrorCodes.UndefinedTable, nameof(JournalFault.NotWritten))]
    [InlineData("FATAL", PostgresErrorCodes.AdminShutdown, nameof(JournalFault.InDoubt))]
    [InlineData("PANIC", PostgresErrorCodes.DiskFull, nameof(JournalFault.InDoubt))]
    public void What_the_server_says_tells_whether_rows_were_written(string severity, string state, string fault) =>
        Assert.Equal(
            fault, JournalFaults.Classify(new PostgresException("said", severity, severity, state)).ToString());

    [Fact]
    public void Silence_is_doubt()
    {
        Assert.Equal(JournalFault.InDoubt, JournalFaults.Classify(new NpgsqlException("broken", new IOException())));
        Assert.Equal(JournalFault.InDoubt, JournalFaults.Classify(new TimeoutException()));
        Assert.Equal(JournalFault.InDoubt, JournalFaults.Classify(new OperationCanceledException()));
    }
}
