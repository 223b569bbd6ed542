using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Billing.Silo.Database;

/// <summary>
/// Refuses a PostgreSQL that could lose an acknowledged debit, or that takes no writes. It asks a fresh session, for a
/// setting may belong to the role or the database.
/// </summary>
public sealed class DurabilityCheck(IOptions<SiloOptions> options, ILogger<DurabilityCheck> logger)
{
    private const string Override = "BILLING_ALLOW_DATABASE_THAT_CAN_LOSE_ACKNOWLEDGED_DEBITS";
    private const int OldestVersion = 140_000;

    /// <summary>Checks once.</summary>
    /// <exception cref="UnsafeDatabaseException">The database is not safe to run on.</exception>
    public async Task Run(CancellationToken cancellationToken)
    {
        var found = await Read(cancellationToken);
        if (Unusable(found) is { } reason)
            throw new UnsafeDatabaseException(reason);
        foreach (var danger in Dangers(found))
        {
            if (!options.Value.AllowDatabaseThatCanLoseAcknowledgedDebits)
            {
                throw new UnsafeDatabaseException(
                    $"{danger} To run on it all the same, set {Override}=true.");
            }
            DatabaseLog.CanLoseDebits(logger, danger);
        }
    }

    private static string? Unusable(Settings found)
    {
        if (found.Version < OldestVersion)
            return $"PostgreSQL 14 or newer is needed; this is {found.Version / 10_000}.";
        if (found.InRecovery)
            return "This PostgreSQL is a standby and takes no writes.";
        return found.ReadOnly
            ? "default_transaction_read_only is on for this role or database, so nothing can be written."
            : null;
    }

    private static IEnumerable<string> Dangers(Settings found)
    {
        if (found.Fsync == "off")
            yield return "fsync is off: a crash of the machine can lose acknowledged debits or the whole database.";
        if (found.SynchronousCommit == "off")
            yield return "synchronous_commit is off: a crash can lose debits of the last moments that were acknowledged.";
        if (found.FullPageWrites == "off")
            yield return "full_page_writes is off: a crash of the machine can leave torn pages behind.";
    }

    private async Task<Settings> Read(CancellationToken cancel)
    {
        // A session of its own: a pooled one may have been opened before a setting changed.
        var fresh = new NpgsqlConnectionStringBuilder(options.Value.ConnectionString) { Pooling = false };
        await using var connection = new NpgsqlConnection(fresh.ConnectionString);
        await connection.OpenAsync(cancel);
        await using var command = new NpgsqlCommand(
            """
            select
              current_setting('server_version_num')::integer, pg_is_in_recovery(),
              current_setting('default_transaction_read_only') = 'on',
              current_setting('fsync'), current_setting('synchronous_commit'), current_setting('full_page_writes')
            """,
            connection);
        await using var reader = await command.ExecuteReaderAsync(cancel);
        await reader.ReadAsync(cancel);
        return new Settings(
            reader.GetInt32(0),
            reader.GetBoolean(1),
            reader.GetBoolean(2),
            reader.GetString(3),
            reader.GetString(4),
            reader.GetString(5));
    }

    private sealed record Settings(
        int Version, bool InRecovery, bool ReadOnly, string Fsync, string SynchronousCommit, string FullPageWrites);
}

/// <summary>The database is not one to keep a ledger in; the message says why in one sentence.</summary>
public sealed class UnsafeDatabaseException(string message) : Exception(message);
