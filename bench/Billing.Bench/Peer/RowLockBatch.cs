using Billing.Bench.Targets;
using Npgsql;

namespace Billing.Bench.Peer;

/// <summary>So many calls of the function, prepared, sent together in one transaction.</summary>
internal sealed class RowLockBatch : IAsyncDisposable
{
    private readonly NpgsqlBatch _batch;
    private readonly UseParameters[] _parameters;

    private RowLockBatch(NpgsqlConnection connection, int count)
    {
        _batch = new NpgsqlBatch(connection);
        _parameters = new UseParameters[count];
        for (var i = 0; i < count; i++)
        {
            var command = new NpgsqlBatchCommand(UseParameters.Sql);
            _parameters[i] = new UseParameters(command.Parameters);
            _batch.BatchCommands.Add(command);
        }
    }

    public static async Task<RowLockBatch> Prepare(NpgsqlConnection connection, int count)
    {
        var batch = new RowLockBatch(connection, count);
        await batch._batch.PrepareAsync();
        return batch;
    }

    public async Task<RowLockReply[]> Run(IReadOnlyList<Debit> debits)
    {
        for (var i = 0; i < debits.Count; i++)
            _parameters[i].Set(debits[i]);
        var replies = new RowLockReply[debits.Count];
        await using var reader = await _batch.ExecuteReaderAsync();
        for (var i = 0; i < replies.Length; i++)
        {
            await reader.ReadAsync();
            replies[i] = RowLockReply.Read(reader);
            // The transaction commits behind the last row.
            await reader.NextResultAsync();
        }
        return replies;
    }

    public ValueTask DisposeAsync() => _batch.DisposeAsync();
}
