using Billing.Bench.Targets;
using Npgsql;

namespace Billing.Bench.Peer;

/// <summary>The peer: the function of row_locks_use.sql, over connections that keep it prepared.</summary>
internal sealed class RowLockTarget : ITarget
{
    private readonly NpgsqlDataSource _source;
    private readonly RowLockPool _pool;

    private RowLockTarget(NpgsqlDataSource source, RowLockPool pool) => (_source, _pool) = (source, pool);

    /// <summary>Makes its tables in an empty database and opens the connections.</summary>
    public static async Task<RowLockTarget> Start(string connectionString, int connections)
    {
        var source = NpgsqlDataSource.Create(connectionString);
        await Scalar(source, Sql("row_locks_tables.sql"));
        await Scalar(source, Sql("row_locks_use.sql"));
        return new RowLockTarget(source, await RowLockPool.Open(connectionString, connections));
    }

    public Task Open(string account) => Scalar(_source, "select open_account($1)", account);

    public Task Grant(string account, long amount, DateTimeOffset expiresAt) => GrantMany(account, 1, amount, expiresAt);

    public Task GrantMany(string account, int count, long amount, DateTimeOffset expiresAt) => Scalar(
        _source,
        "select count(grant_credits($1, $2, $3, $4)) from generate_series(1, $5)",
        account,
        SiloTarget.CreditType,
        amount,
        expiresAt.UtcDateTime,
        count);

    public async Task<Answer> Use(string account, string? key, long quantity) =>
        (await _pool.With(new Debit(account, key, quantity), static (connection, debit) => connection.Use(debit))).Answer;

    public async Task<long> Balance(string account) => (long)(await Scalar(_source, "select balance_of($1)", account))!;

    public async ValueTask DisposeAsync()
    {
        await _pool.DisposeAsync();
        await _source.DisposeAsync();
    }

    private static string Sql(string file)
    {
        using var reader = new StreamReader(typeof(RowLockTarget).Assembly.GetManifestResourceStream(file)!);
        return reader.ReadToEnd();
    }

    private static async Task<object?> Scalar(NpgsqlDataSource source, string sql, params object[] values)
    {
        await using var command = source.CreateCommand(sql);
        foreach (var value in values)
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        return await command.ExecuteScalarAsync();
    }
}
