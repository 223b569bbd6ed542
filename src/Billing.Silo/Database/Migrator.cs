using System.Data;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Billing.Silo.Database;

/// <summary>
/// Brings the database forward to the files in <c>db/</c>. Silos that start together take turns; what was applied once is
/// never applied again, and never silently differs.
/// </summary>
public sealed class Migrator
{
    // Any number that nobody else in the database locks: "billing" in ASCII.
    private const long LockKey = 0x62696c6c696e67;

    private readonly NpgsqlDataSource _source;
    private readonly ILogger<Migrator> _logger;
    private readonly IReadOnlyList<Migration> _files;

    /// <summary>Applies the files that this program was built with.</summary>
    public Migrator(NpgsqlDataSource source, ILogger<Migrator> logger)
        : this(source, logger, Migration.Embedded())
    {
    }

    /// <summary>Applies the given files.</summary>
    public Migrator(NpgsqlDataSource source, ILogger<Migrator> logger, IReadOnlyList<Migration> files)
    {
        (_source, _logger, _files) = (source, logger, files);
    }

    /// <summary>Applies what is missing, each file in a transaction of its own.</summary>
    /// <exception cref="MigrationException">A file fails or was changed, or the database is newer than this program.</exception>
    public async Task Run(CancellationToken cancellationToken)
    {
        await using var connection = await _source.OpenConnectionAsync(cancellationToken);
        // Another silo may be at it; however long that takes, waiting is right.
        await Execute(connection, $"select pg_advisory_lock({LockKey})", cancellationToken);
        try
        {
            await Execute(
                connection,
                """
                create table if not exists schema_migrations (
                  name text primary key,
                  checksum text not null,
                  applied_at timestamptz not null default now()
                );
                comment on table schema_migrations is 'Which files of db/ were applied to this database.';
                """,
                cancellationToken);
            var applied = await Applied(connection, cancellationToken);
            Check(applied);
            foreach (var file in _files.Where(file => !applied.ContainsKey(file.Name)))
                await Apply(connection, file, cancellationToken);
        }
        finally
        {
            // The pool keeps the session, and with it the lock.
            if (connection.FullState == ConnectionState.Open)
                await Execute(connection, $"select pg_advisory_unlock({LockKey})", CancellationToken.None);
        }
    }

    private static async Task<Dictionary<string, string>> Applied(NpgsqlConnection connection, CancellationToken cancel)
    {
        var applied = new Dictionary<string, string>(StringComparer.Ordinal);
        await using var command = new NpgsqlCommand("select name, checksum from schema_migrations", connection);
        await using var reader = await command.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel))
            applied.Add(reader.GetString(0), reader.GetString(1));
        return applied;
    }

    private void Check(Dictionary<string, string> applied)
    {
        var known = _files.ToDictionary(file => file.Name, StringComparer.Ordinal);
        foreach (var (name, checksum) in applied.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            if (!known.TryGetValue(name, out var file))
            {
                throw new MigrationException(
                    $"The database is newer than this program: {name} was applied to it and is unknown here. "
                    + "Run the newer program.");
            }
            if (file.Checksum != checksum)
            {
                throw new MigrationException(
                    $"{name} was changed after it was applied to this database. "
                    + "Restore it, and put the change into a new file.");
            }
        }
        var last = applied.Keys.Max(StringComparer.Ordinal);
        var missed = _files.FirstOrDefault(
            file => !applied.ContainsKey(file.Name) && string.CompareOrdinal(file.Name, last) < 0);
        if (missed is not null)
        {
            throw new MigrationException(
                $"{missed.Name} comes before {last}, which was already applied to this database. Give it a higher number.");
        }
    }

    private async Task Apply(NpgsqlConnection connection, Migration file, CancellationToken cancel)
    {
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        try
        {
            await Execute(connection, file.Sql, cancel);
        }
        catch (PostgresException fault)
        {
            throw new MigrationException($"{file.Name} failed: {fault.MessageText}", fault);
        }
        await using (var record = new NpgsqlCommand(
            "insert into schema_migrations (name, checksum) values ($1, $2)", connection, transaction))
        {
            record.Parameters.Add(new NpgsqlParameter<string> { TypedValue = file.Name });
            record.Parameters.Add(new NpgsqlParameter<string> { TypedValue = file.Checksum });
            await record.ExecuteNonQueryAsync(cancel);
        }
        await transaction.CommitAsync(cancel);
        DatabaseLog.Applied(_logger, file.Name);
    }

    private static async Task Execute(NpgsqlConnection connection, string sql, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        await command.ExecuteNonQueryAsync(cancel);
    }
}
