using Billing.Domain.Values;
using Billing.Grains.Journal;
using Billing.Testing;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Npgsql;
using NpgsqlTypes;
using Xunit;

namespace Billing.Grains.Tests.Journal;

/// <summary>A migrated database of its own for one class of tests.</summary>
public sealed class JournalDatabase : IAsyncLifetime
{
    private int _accounts;

    public string ConnectionString { get; private set; } = "";

    public async Task InitializeAsync() => ConnectionString = await TestDatabase.CreateAsync();

    public Task DisposeAsync() => Task.CompletedTask;

    public PostgresJournal Open(
        Action<JournalOptions>? configure = null, TimeProvider? clock = null, ILogger<PostgresJournal>? logger = null) =>
        Open(ConnectionString, configure, clock, logger);

    internal static PostgresJournal Open(
        string connectionString,
        Action<JournalOptions>? configure = null,
        TimeProvider? clock = null,
        ILogger<PostgresJournal>? logger = null)
    {
        var options = new JournalOptions { ConnectionString = connectionString };
        configure?.Invoke(options);
        return new PostgresJournal(
            Options.Create(options), clock ?? TimeProvider.System, logger ?? NullLogger<PostgresJournal>.Instance);
    }

    /// <summary>The ledger of an account that nobody else uses.</summary>
    internal async Task<LedgerChain> NewAccount(IJournal journal) =>
        new((await journal.RegisterAccount($"account-{Interlocked.Increment(ref _accounts)}")).AccountNo);

    internal Task<long> Rows(long accountNo) =>
        Postgres.Scalar<long>(ConnectionString, $"select count(*) from ledger where account_no = {accountNo}");

    internal Task<HeldRow> Hold(long accountNo, long seq, ChainHash hash, Guid? keyHash = null) =>
        HeldRow.Hold(ConnectionString, accountNo, seq, hash, keyHash);

    /// <summary>Waits until a writer's statement waits for a lock.</summary>
    internal Task WriterIsBlocked() => Eventually.True(
        async () => await Postgres.Scalar<long>(ConnectionString, $"select count(*) {BlockedWriters}") > 0,
        TimeSpan.FromSeconds(20));

    /// <summary>Ends the server process of a writer whose statement waits for a lock.</summary>
    internal Task TerminateBlockedWriter() =>
        Postgres.Execute(ConnectionString, $"select pg_terminate_backend(pid) {BlockedWriters}");

    private const string BlockedWriters =
        """
        from pg_stat_activity
        where datname = current_database() and application_name = 'billing journal writer' and wait_event_type = 'Lock'
        """;
}

/// <summary>A ledger row that another transaction has written and not yet committed: whoever wants its place must wait.</summary>
internal sealed class HeldRow : IAsyncDisposable
{
    private readonly NpgsqlConnection _connection;
    private readonly NpgsqlTransaction _transaction;

    private HeldRow(NpgsqlConnection connection, NpgsqlTransaction transaction)
    {
        (_connection, _transaction) = (connection, transaction);
    }

    public static async Task<HeldRow> Hold(
        string connectionString, long accountNo, long seq, ChainHash hash, Guid? keyHash)
    {
        var connection = await Postgres.Open(connectionString);
        var transaction = await connection.BeginTransactionAsync();
        await using var command = new NpgsqlCommand(
            """
            insert into ledger
              (account_no, seq, at, amount, balance_before, balance_after, reserved_after, entry_id, hash, type, variant,
               operation, key_hash)
            values
              ($1, $2, now(), 0, 0, 0, 0, gen_random_uuid(), $3, 'account_updated', 'updated',
               case when $4::uuid is null then null else 'usage' end, $4)
            """,
            connection,
            transaction);
        command.Parameters.Add(new NpgsqlParameter { Value = accountNo });
        command.Parameters.Add(new NpgsqlParameter { Value = seq });
        command.Parameters.Add(new NpgsqlParameter { Value = hash.ToBytes() });
        command.Parameters.Add(
            new NpgsqlParameter { Value = keyHash ?? (object)DBNull.Value, NpgsqlDbType = NpgsqlDbType.Uuid });
        await command.ExecuteNonQueryAsync();
        return new HeldRow(connection, transaction);
    }

    public Task Commit() => _transaction.CommitAsync();

    public Task Release() => _transaction.RollbackAsync();

    public async ValueTask DisposeAsync()
    {
        await _transaction.DisposeAsync();
        await _connection.DisposeAsync();
    }
}
