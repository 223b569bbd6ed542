using System.Net.Sockets;
using Npgsql;

namespace Billing.Grains.Journal;

/// <summary>What a failed statement means for the rows it carried.</summary>
internal enum JournalFault
{
    /// <summary>Not written: some row can never be written as it is; find out which.</summary>
    Conflict,

    /// <summary>Not written: chance was against it; try again.</summary>
    Again,

    /// <summary>Not written, and the next will hardly do better.</summary>
    NotWritten,

    /// <summary>Written or not: nobody said.</summary>
    InDoubt,
}

/// <summary>Tells faults apart.</summary>
internal static class JournalFaults
{
    /// <summary>
    /// Only the server's word about the statement itself proves that nothing was written. A message that ends the
    /// session (an administrator's shutdown) can come after the commit, so it proves nothing.
    /// </summary>
    public static JournalFault Classify(Exception fault)
    {
        if (fault is not PostgresException said || said.InvariantSeverity is "FATAL" or "PANIC")
            return JournalFault.InDoubt;
        if (said.SqlState is PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.SerializationFailure)
            return JournalFault.Again;
        return IsOfData(said) ? JournalFault.Conflict : JournalFault.NotWritten;
    }

    /// <summary>The fault in a word for the log: the state, and the constraint where there is one; never what rows hold.</summary>
    public static string Describe(Exception fault) => fault is PostgresException said
        ? $"{said.SqlState} {said.ConstraintName}".TrimEnd()
        : fault.GetType().Name;

    /// <summary>Whether the rows themselves are at fault: a key or rule of the table, or a value it cannot hold.</summary>
    public static bool IsOfData(PostgresException said) =>
        said.SqlState.StartsWith("23", StringComparison.Ordinal)
        || said.SqlState.StartsWith("22", StringComparison.Ordinal);

    /// <summary>Whether a read failed because the store is away, slow or closed.</summary>
    public static bool IsOfStore(Exception fault) =>
        fault is NpgsqlException or SocketException or TimeoutException or IOException or OperationCanceledException
            or ObjectDisposedException;

    /// <summary>Whether an open connection turned out to be dead; a new one may do.</summary>
    public static bool IsOfConnection(Exception fault) =>
        fault is PostgresException { SqlState: PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown }
            or NpgsqlException { InnerException: IOException };
}
