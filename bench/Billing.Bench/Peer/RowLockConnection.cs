using System.Data;
using Billing.Bench.Targets;
using Npgsql;

namespace Billing.Bench.Peer;

/// <summary>One connection with the call prepared; used by one caller at a time.</summary>
internal sealed class RowLockConnection : IAsyncDisposable
{
    private readonly NpgsqlConnection _connection;
    private readonly NpgsqlCommand _use;
    private readonly UseParameters _parameters;
    private readonly Dictionary<int, RowLockBatch> _batches = [];

    private RowLockConnection(NpgsqlConnection connection)
    {
        _connection = connection;
        _use = new NpgsqlCommand(UseParameters.Sql, connection);
        _parameters = new UseParameters(_use.Parameters);
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

    /// <summary>One debit in a transaction of its own.</summary>
    public async Task<RowLockReply> Use(Debit debit)
    {
        _parameters.Set(debit);
        await using var reader = await _use.ExecuteReaderAsync(CommandBehavior.SingleRow);
        await reader.ReadAsync();
        var reply = RowLockReply.Read(reader);
        // The transaction commits behind the row.
        await reader.NextResultAsync();
        return reply;
    }

    /// <summary>Several debits in one transaction, in this order.</summary>
    public async Task<RowLockReply[]> UseMany(IReadOnlyList<Debit> debits)
    {
        if (!_batches.TryGetValue(debits.Count, out var batch))
            batch = _batches[debits.Count] = await RowLockBatch.Prepare(_connection, debits.Count);
        return await batch.Run(debits);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var batch in _batches.Values)
            await batch.DisposeAsync();
        await _use.DisposeAsync();
        await _connection.DisposeAsync();
    }
}
