using System.Data;
using Npgsql;

namespace Billing.Bench.Targets;

/// <summary>One connection with the call prepared; used by one caller at a time.</summary>
internal sealed class RowLockConnection : IAsyncDisposable
{
    private readonly NpgsqlConnection _connection;
    private readonly NpgsqlCommand _use;
    private readonly NpgsqlParameter<string> _account = new();
    private readonly NpgsqlParameter<string?> _key = new() { NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Text };
    private readonly NpgsqlParameter<long> _quantity = new();

    private RowLockConnection(NpgsqlConnection connection)
    {
        _connection = connection;
        _use = new NpgsqlCommand(
            "select refusal, replayed, entry, balance from use_meter($1, $2, $3, $4, $5, 1)", connection);
        _use.Parameters.Add(_account);
        _use.Parameters.Add(_key);
        _use.Parameters.Add(new NpgsqlParameter<string> { TypedValue = SiloTarget.Meter });
        _use.Parameters.Add(_quantity);
        _use.Parameters.Add(new NpgsqlParameter<string> { TypedValue = SiloTarget.CreditType });
    }

    public static async Task<RowLockConnection> Open(string connectionString)
    {
        var settings = new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false, MaxAutoPrepare = 0 };
        var connection = new RowLockConnection(new NpgsqlConnection(settings.ConnectionString));
        await connection._connection.OpenAsync();
        // The same as our journal's writers: no plan made while the tables were empty.
        await using (var command = new NpgsqlCommand("set enable_seqscan = off; set jit = off", connection._connection))
            await command.ExecuteNonQueryAsync();
        await connection._use.PrepareAsync();
        return connection;
    }

    public async Task<Answer> Use(string account, string? key, long quantity)
    {
        _account.TypedValue = account;
        _key.TypedValue = key;
        _quantity.TypedValue = quantity;
        await using var reader = await _use.ExecuteReaderAsync(CommandBehavior.SingleRow);
        await reader.ReadAsync();
        var answer = reader.IsDBNull(0)
            ? new Answer(null, reader.GetBoolean(1), reader.GetInt64(2), reader.GetInt64(3))
            : new Answer(reader.GetString(0), reader.GetBoolean(1), 0, 0);
        // The transaction commits behind the row.
        await reader.NextResultAsync();
        return answer;
    }

    public async ValueTask DisposeAsync()
    {
        await _use.DisposeAsync();
        await _connection.DisposeAsync();
    }
}
