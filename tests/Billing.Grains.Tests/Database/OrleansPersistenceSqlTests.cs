using System.Data;
using Billing.Testing;
using Npgsql;
using Xunit;

namespace Billing.Grains.Tests.Database;

/// <summary>The statements that Orleans' AdoNet provider takes from the database, called the way it calls them.</summary>
public sealed class OrleansPersistenceSqlTests : IAsyncLifetime
{
    private NpgsqlDataSource _source = null!;

    public async Task InitializeAsync() => _source = NpgsqlDataSource.Create(await TestDatabase.CreateAsync());

    public async Task DisposeAsync() => await _source.DisposeAsync();

    [Fact]
    public async Task A_state_is_written_read_and_cleared()
    {
        var key = new Key(0, 0, "alice");
        Assert.Null(await Read(key));
        Assert.Equal(1, await Write(key, null, [1, 2, 3]));
        Assert.Equal(2, await Write(key, 1, [4]));
        var (payload, version) = (await Read(key))!.Value;
        Assert.Equal([4], payload!);
        Assert.Equal(2, version);

        Assert.Equal("3", await Clear(key, 2));
        Assert.Equal((null, 3), await Read(key));
        Assert.Equal(4, await Write(key, 3, [5]));
    }

    [Fact]
    public async Task A_stale_version_changes_nothing()
    {
        var key = new Key(0, 7, null);
        await Write(key, null, [1]);
        await Write(key, 1, [2]);

        Assert.Null(await Write(key, 1, [9]));
        Assert.Null(await Write(key, null, [9]));
        Assert.Null(await Clear(key, 1));
        Assert.Null(await Clear(key, null));
        Assert.Equal([2], (await Read(key))!.Value.Payload!);
    }

    // Upstream's own table has no unique key: there both succeed, and the next read throws (DURABILITY, traps).
    [Fact]
    public async Task Of_two_first_writes_one_wins()
    {
        for (var round = 0; round < 20; round++)
        {
            var key = new Key(0, round, round % 2 == 0 ? null : "x");
            var versions = await Task.WhenAll(
                Enumerable.Range(0, 4).Select(i => Task.Run(() => Write(key, null, [(byte)i]))));

            Assert.Equal(1, versions.Count(version => version == 1));
            Assert.Equal(3, versions.Count(version => version is null));
            Assert.NotNull(await Read(key));
        }
    }

    [Fact]
    public async Task Keys_that_differ_anywhere_are_different()
    {
        Key[] keys =
        [
            new(0, 0, null), new(0, 0, ""), new(0, 0, "a"), new(0, 1, null), new(1, 0, null), new(0, 1, "a"),
            new(0, 0, null, State: "other"), new(0, 0, null, Service: "other"),
        ];
        for (var i = 0; i < keys.Length; i++)
            Assert.Equal(1, await Write(keys[i], null, [(byte)i]));
        for (var i = 0; i < keys.Length; i++)
            Assert.Equal([(byte)i], (await Read(keys[i]))!.Value.Payload!);
    }

    private async Task<int?> Write(Key key, int? version, byte[] payload)
    {
        await using var command = await Command("WriteToStorageKey", key);
        Add(command, "GrainStateVersion", DbType.Int32, version);
        Add(command, "PayloadBinary", DbType.Binary, payload);
        await using var reader = await command.ExecuteReaderAsync();
        return await reader.ReadAsync() ? reader.GetInt32(reader.GetOrdinal("NewGrainStateVersion")) : null;
    }

    private async Task<(byte[]? Payload, int Version)?> Read(Key key)
    {
        await using var command = await Command("ReadFromStorageKey", key);
        await using var reader = await command.ExecuteReaderAsync();
        if (!await reader.ReadAsync())
            return null;
        var payload = reader.GetValue(reader.GetOrdinal("PayloadBinary")) as byte[];
        var version = reader.GetInt32(reader.GetOrdinal("Version"));
        Assert.False(await reader.ReadAsync());
        return (payload, version);
    }

    private async Task<string?> Clear(Key key, int? version)
    {
        await using var command = await Command("ClearStorageKey", key);
        Add(command, "GrainStateVersion", DbType.Int32, version);
        await using var reader = await command.ExecuteReaderAsync();
        return await reader.ReadAsync() ? reader.GetValue(0).ToString() : null;
    }

    private async Task<NpgsqlCommand> Command(string query, Key key)
    {
        await using var find = _source.CreateCommand("SELECT QueryText FROM OrleansQuery WHERE QueryKey = $1");
        find.Parameters.Add(new NpgsqlParameter { Value = query });
        var command = _source.CreateCommand((string)(await find.ExecuteScalarAsync())!);
        Add(command, "GrainIdHash", DbType.Int32, 4711);
        Add(command, "GrainIdN0", DbType.Int64, key.High);
        Add(command, "GrainIdN1", DbType.Int64, key.Low);
        Add(command, "GrainTypeHash", DbType.Int32, 4712);
        Add(command, "GrainTypeString", DbType.String, key.State);
        Add(command, "GrainIdExtensionString", DbType.String, key.Text);
        Add(command, "ServiceId", DbType.String, key.Service);
        return command;
    }

    private static void Add(NpgsqlCommand command, string name, DbType type, object? value) =>
        command.Parameters.Add(
            new NpgsqlParameter { ParameterName = name, DbType = type, Value = value ?? DBNull.Value });

    private sealed record Key(long High, long Low, string? Text, string State = "state", string Service = "billing");
}
