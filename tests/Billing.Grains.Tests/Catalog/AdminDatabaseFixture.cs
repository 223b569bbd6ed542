using Billing.Testing;
using Npgsql;

namespace Billing.Grains.Tests.Catalog;

/// <summary>
/// A migrated database of its own for one class of tests, and what the tests do to it behind the grains' back.
/// </summary>
public sealed class AdminDatabaseFixture : IAsyncLifetime
{
    private long _accounts;

    public string ConnectionString { get; private set; } = "";

    public NpgsqlDataSource Source { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        ConnectionString = await TestDatabase.CreateAsync();
        Source = NpgsqlDataSource.Create(ConnectionString);
    }

    public async Task DisposeAsync() => await Source.DisposeAsync();

    public async Task Execute(string sql, params object[] values)
    {
        await using var command = Source.CreateCommand(sql);
        foreach (var value in values)
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        await command.ExecuteNonQueryAsync();
    }

    public async Task<T> Scalar<T>(string sql, params object[] values)
    {
        await using var command = Source.CreateCommand(sql);
        foreach (var value in values)
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        return (T)(await command.ExecuteScalarAsync())!;
    }

    /// <summary>Opens an account by a first ledger line of the given type.</summary>
    public async Task<string> OpenAccount(string type = "account_updated", string? creditType = null)
    {
        var id = $"account-{Interlocked.Increment(ref _accounts)}";
        await Execute(
            """
            with account as (insert into accounts (id) values ($1) returning account_no)
            insert into ledger
              (account_no, seq, at, amount, balance_before, balance_after, reserved_after, entry_id, hash, type,
               credit_type, precision)
            select account_no, 1, now(), 0, 0, 0, 0, gen_random_uuid(), sha256('x'), $2, nullif($3, ''),
              case when $3 = '' then null else 0 end
            from account
            """,
            id,
            type,
            creditType ?? "");
        return id;
    }

    /// <summary>Ends every connection to the database and refuses new ones.</summary>
    public async Task GoAway()
    {
        var database = new NpgsqlConnectionStringBuilder(ConnectionString).Database!;
        await OnServer($"alter database \"{database}\" with allow_connections false");
        await OnServer($"select pg_terminate_backend(pid) from pg_stat_activity where datname = '{database}'");
    }

    /// <summary>Ends what <see cref="GoAway"/> began.</summary>
    public Task ComeBack()
    {
        var database = new NpgsqlConnectionStringBuilder(ConnectionString).Database!;
        return OnServer($"alter database \"{database}\" with allow_connections true");
    }

    private Task OnServer(string sql)
    {
        var server = new NpgsqlConnectionStringBuilder(ConnectionString) { Database = "postgres" };
        return Postgres.Execute(server.ConnectionString, sql);
    }
}
