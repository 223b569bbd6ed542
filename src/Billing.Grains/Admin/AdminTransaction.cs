using Npgsql;

namespace Billing.Grains.Admin;

/// <summary>One transaction of administrators' work. Nothing of it stays unless <see cref="Commit"/> ends it.</summary>
public sealed class AdminTransaction
{
    private readonly NpgsqlConnection _connection;
    private readonly NpgsqlTransaction _transaction;

    internal AdminTransaction(
        NpgsqlConnection connection, NpgsqlTransaction transaction, DateTime now, CancellationToken cancellation)
    {
        _connection = connection;
        _transaction = transaction;
        Now = now;
        Cancellation = cancellation;
    }

    /// <summary>When it began, UTC, in whole microseconds as PostgreSQL keeps it.</summary>
    public DateTime Now { get; }

    /// <summary>Ends its statements when its time is up.</summary>
    public CancellationToken Cancellation { get; }

    /// <summary>Whether a commit was sent; from then on a failure does not say that nothing was written.</summary>
    internal bool CommitSent { get; private set; }

    /// <summary>A statement with <c>$1</c>, <c>$2</c> … in the order of the values.</summary>
    public NpgsqlCommand Command(string sql, params ReadOnlySpan<object?> values)
    {
        var command = new NpgsqlCommand(sql, _connection, _transaction);
        foreach (var value in values)
            command.Parameters.Add(new NpgsqlParameter { Value = value ?? DBNull.Value });
        return command;
    }

    /// <summary>Runs a statement and answers how many rows it changed.</summary>
    public async Task<int> Execute(string sql, params object?[] values)
    {
        await using var command = Command(sql, values);
        return await command.ExecuteNonQueryAsync(Cancellation);
    }

    /// <summary>Runs a query and reads each row with <paramref name="read"/>.</summary>
    public async Task<List<T>> Query<T>(Func<NpgsqlDataReader, T> read, string sql, params object?[] values)
    {
        await using var command = Command(sql, values);
        await using var reader = await command.ExecuteReaderAsync(Cancellation);
        var rows = new List<T>();
        while (await reader.ReadAsync(Cancellation))
            rows.Add(read(reader));
        return rows;
    }

    /// <summary>Keeps everything that was done.</summary>
    public async Task Commit()
    {
        CommitSent = true;
        await _transaction.CommitAsync(Cancellation);
    }
}
