using System.Threading.Channels;
using Npgsql;

namespace Billing.Bench.Targets;

/// <summary>The peer: the function of row_locks_use.sql, over connections that keep it prepared.</summary>
internal sealed class RowLockTarget : ITarget
{
    private readonly Channel<RowLockConnection> _idle = Channel.CreateUnbounded<RowLockConnection>();
    private readonly List<RowLockConnection> _all = [];
    private readonly NpgsqlDataSource _source;

    private RowLockTarget(NpgsqlDataSource source) => _source = source;

    /// <summary>Makes its tables in an empty database and opens the connections.</summary>
    public static async Task<RowLockTarget> Start(string connectionString, int connections)
    {
        var target = new RowLockTarget(NpgsqlDataSource.Create(connectionString));
        await target.Scalar(Sql("row_locks_tables.sql"));
        await target.Scalar(Sql("row_locks_use.sql"));
        for (var i = 0; i < connections; i++)
        {
            var connection = await RowLockConnection.Open(connectionString);
            target._all.Add(connection);
            target._idle.Writer.TryWrite(connection);
        }
        return target;
    }

    public Task Open(string account) => Scalar("select open_account($1)", account);

    public Task Grant(string account, long amount, DateTimeOffset expiresAt) => Scalar(
        "select grant_credits($1, $2, $3, $4)", account, SiloTarget.CreditType, amount, expiresAt.UtcDateTime);

    public async Task<Answer> Use(string account, string? key, long quantity)
    {
        if (!_idle.Reader.TryRead(out var connection))
            connection = await _idle.Reader.ReadAsync();
        try
        {
            return await connection.Use(account, key, quantity);
        }
        finally
        {
            _idle.Writer.TryWrite(connection);
        }
    }

    public async Task<long> Balance(string account) => (long)(await Scalar("select balance_of($1)", account))!;

    public async ValueTask DisposeAsync()
    {
        foreach (var connection in _all)
            await connection.DisposeAsync();
        await _source.DisposeAsync();
    }

    private static string Sql(string file)
    {
        using var reader = new StreamReader(typeof(RowLockTarget).Assembly.GetManifestResourceStream(file)!);
        return reader.ReadToEnd();
    }

    private async Task<object?> Scalar(string sql, params object[] values)
    {
        await using var command = _source.CreateCommand(sql);
        foreach (var value in values)
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        return await command.ExecuteScalarAsync();
    }
}
