using System.Data;
using System.Data.Common;
using Orleans.Runtime;

namespace Orleans.Storage;

/// <summary>The table of states, for one storage.</summary>
internal sealed class StateTable(string storage, DbProviderFactory factory, string connectionString)
{
    // The lock keeps two hosts that start together from creating the same table twice.
    private const string Create = """
        BEGIN;
        SELECT pg_advisory_xact_lock(7262310049281364);
        CREATE TABLE IF NOT EXISTS standin_grain_state (
            storage     text        NOT NULL,
            grain_id    text        NOT NULL,
            state_name  text        NOT NULL,
            version     bigint      NOT NULL,
            payload     bytea,
            modified_at timestamptz NOT NULL,
            PRIMARY KEY (storage, grain_id, state_name));
        COMMIT
        """;

    private const string Where = "storage = @storage AND grain_id = @grain_id AND state_name = @state_name";

    private const string Select = $"SELECT version, payload FROM standin_grain_state WHERE {Where}";

    private const string Insert = """
        INSERT INTO standin_grain_state (storage, grain_id, state_name, version, payload, modified_at)
        VALUES (@storage, @grain_id, @state_name, 1, @payload, now())
        ON CONFLICT (storage, grain_id, state_name) DO NOTHING
        RETURNING version
        """;

    private const string Update = $"""
        UPDATE standin_grain_state SET version = version + 1, payload = @payload, modified_at = now()
        WHERE {Where} AND version = @version
        RETURNING version
        """;

    private const string Delete = $"""
        DELETE FROM standin_grain_state WHERE {Where} AND version = @version RETURNING version
        """;

    public async Task CreateAsync(CancellationToken cancellationToken)
    {
        await using var connection = await OpenAsync(cancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText = Create;
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>The row, or null; its payload is null when the state was cleared.</summary>
    public async Task<StoredState?> ReadAsync(string stateName, GrainId grainId)
    {
        await using var connection = await OpenAsync(CancellationToken.None);
        await using var command = Command(connection, Select, stateName, grainId);
        await using var reader = await command.ExecuteReaderAsync();
        if (!await reader.ReadAsync())
        {
            return null;
        }

        var payload = await reader.IsDBNullAsync(1) ? null : reader.GetFieldValue<byte[]>(1);
        return new StoredState(reader.GetInt64(0), payload);
    }

    /// <summary>The new version, or null if the stored one is not the expected one.</summary>
    public async Task<long?> WriteAsync(string stateName, GrainId grainId, long? expected, byte[]? payload)
    {
        await using var connection = await OpenAsync(CancellationToken.None);
        await using var command = Command(connection, expected is null ? Insert : Update, stateName, grainId);
        Add(command, "payload", DbType.Binary, payload);
        if (expected is not null)
        {
            Add(command, "version", DbType.Int64, expected);
        }

        return (long?)await command.ExecuteScalarAsync();
    }

    /// <summary>Whether the row was there with the expected version.</summary>
    public async Task<bool> DeleteAsync(string stateName, GrainId grainId, long expected)
    {
        await using var connection = await OpenAsync(CancellationToken.None);
        await using var command = Command(connection, Delete, stateName, grainId);
        Add(command, "version", DbType.Int64, expected);
        return await command.ExecuteScalarAsync() is not null;
    }

    private static void Add(DbCommand command, string parameter, DbType type, object? value)
    {
        var added = command.CreateParameter();
        added.ParameterName = parameter;
        added.DbType = type;
        added.Value = value ?? DBNull.Value;
        command.Parameters.Add(added);
    }

    private async Task<DbConnection> OpenAsync(CancellationToken cancellationToken)
    {
        var connection = factory.CreateConnection()!;
        connection.ConnectionString = connectionString;
        try
        {
            await connection.OpenAsync(cancellationToken);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    private DbCommand Command(DbConnection connection, string text, string stateName, GrainId grainId)
    {
        var command = connection.CreateCommand();
        command.CommandText = text;
        Add(command, "storage", DbType.String, storage);
        Add(command, "grain_id", DbType.String, grainId.ToString());
        Add(command, "state_name", DbType.String, stateName);
        return command;
    }

    internal sealed record StoredState(long Version, byte[]? Payload);
}
