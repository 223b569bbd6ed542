using System.Data;
using System.Globalization;
using Billing.Testing;
using Npgsql;

namespace Billing.Grains.Tests.Database;

/// <summary>The statements with which silos list themselves, called the way Orleans' AdoNet provider calls them.</summary>
public sealed class OrleansClusteringSqlTests : IAsyncLifetime
{
    private const int Joining = 2;
    private const int Active = 3;
    private const int Dead = 6;
    private const string Cluster = "one";

    private static readonly DateTime Start = new(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    private NpgsqlDataSource _source = null!;

    public async Task InitializeAsync()
    {
        _source = NpgsqlDataSource.Create(await TestDatabase.CreateAsync());
        Assert.True(await Is("InsertMembershipVersionKey"));
    }

    public async Task DisposeAsync() => await _source.DisposeAsync();

    [Fact]
    public async Task A_cluster_begins_with_version_0_and_no_member_and_begins_once()
    {
        Assert.False(await Is("InsertMembershipVersionKey"));
        Assert.True(await Is("InsertMembershipVersionKey", cluster: "two"));

        var (version, members) = await ReadAll();
        Assert.Equal(0, version);
        Assert.Empty(members);
    }

    [Fact]
    public async Task A_member_joins_becomes_active_is_suspected_and_dies()
    {
        Assert.True(await Insert(1, version: 0));
        Assert.Empty(await Gateways());
        Assert.True(await Update(1, version: 1, Active));
        Assert.Equal(["10.0.0.1:30000:1"], await Gateways());
        Assert.True(await Update(1, version: 2, Active, suspects: "S10.0.0.2:11111:1,2026-01-01 00:00:00.000 GMT"));
        Assert.True(await Update(1, version: 3, Dead));
        Assert.Empty(await Gateways());

        var (version, members) = await ReadAll();
        Assert.Equal(4, version);
        Assert.Equal(Dead, Assert.Single(members).Status);
        Assert.Null(members[0].Suspects);
        Assert.Equal(Start, members[0].StartedAt);
    }

    [Fact]
    public async Task One_member_is_read_with_the_version_or_the_version_alone()
    {
        await Insert(1, version: 0);
        await Insert(2, version: 1);

        var (version, members) = await Read("MembershipReadRowKey", silo: 2);
        Assert.Equal((2, "10.0.0.2"), (version, Assert.Single(members).Address));
        (version, members) = await Read("MembershipReadRowKey", silo: 3);
        Assert.Equal(2, version);
        Assert.Empty(members);
    }

    [Fact]
    public async Task A_change_on_an_old_version_changes_nothing()
    {
        await Insert(1, version: 0);
        await Update(1, version: 1, Active);

        Assert.False(await Insert(2, version: 1));
        Assert.False(await Update(1, version: 1, Dead));
        Assert.False(await Update(9, version: 2, Dead));
        Assert.False(await Insert(1, version: 2));

        var (version, members) = await ReadAll();
        Assert.Equal((2, Active), (version, Assert.Single(members).Status));
    }

    // The two silos of a cluster that cannot reach each other both want the other one dead.
    [Fact]
    public async Task Of_two_changes_on_one_version_one_wins()
    {
        await Insert(1, version: 0);
        await Insert(2, version: 1);
        for (var version = 2; version < 42; version++)
        {
            var on = version;
            var won = await Task.WhenAll(
                Task.Run(() => Update(1, on, Dead)), Task.Run(() => Update(2, on, Dead)), Task.Run(() => Insert(on + 100, on)));
            Assert.Single(won, true);
        }
        Assert.Equal(42, (await ReadAll()).Version);
    }

    [Fact]
    public async Task A_sign_of_life_changes_its_member_alone_and_no_version()
    {
        await Insert(1, version: 0);
        await Insert(2, version: 1);
        await Run("UpdateIAmAlivetimeKey", silo: 1, ("IAmAliveTime", DbType.DateTime, Start.AddMinutes(5)));

        var (version, members) = await ReadAll();
        Assert.Equal(2, version);
        Assert.Equal([Start.AddMinutes(5), Start], members.OrderBy(member => member.Address).Select(member => member.AliveAt));
    }

    [Fact]
    public async Task The_long_dead_are_forgotten_and_nobody_else()
    {
        for (var silo = 1; silo <= 3; silo++)
            await Insert(silo, version: silo - 1);
        await Update(1, version: 3, Dead);
        await Update(2, version: 4, Dead);
        await Run("UpdateIAmAlivetimeKey", silo: 2, ("IAmAliveTime", DbType.DateTime, Start.AddDays(2)));
        await Run("CleanupDefunctSiloEntriesKey", null, ("IAmAliveTime", DbType.DateTime, Start.AddDays(1)));

        Assert.Equal(["10.0.0.2", "10.0.0.3"], (await ReadAll()).Members.Select(member => member.Address).Order());
    }

    [Fact]
    public async Task Clusters_of_one_database_do_not_see_each_other()
    {
        await Is("InsertMembershipVersionKey", cluster: "two");
        await Insert(1, version: 0);
        await Run("DeleteMembershipTableEntriesKey", null, cluster: "two");
        Assert.Single((await ReadAll()).Members);
        await Run("DeleteMembershipTableEntriesKey", null);

        Assert.True(await Is("InsertMembershipVersionKey"));
    }

    private Task<bool> Insert(int silo, int version) => Is(
        "InsertMembershipKey",
        silo,
        parameters:
        [
            ("IAmAliveTime", DbType.DateTime, Start), ("SiloName", DbType.String, "silo"), ("HostName", DbType.String, "host"),
            ("StartTime", DbType.DateTime, Start), ("Status", DbType.Int32, Joining), ("ProxyPort", DbType.Int32, 30_000),
            ("Version", DbType.Int32, version),
        ]);

    private Task<bool> Update(int silo, int version, int status, string? suspects = null) => Is(
        "UpdateMembershipKey",
        silo,
        parameters:
        [
            ("IAmAliveTime", DbType.DateTime, Start), ("Status", DbType.Int32, status),
            ("SuspectTimes", DbType.String, suspects), ("Version", DbType.Int32, version),
        ]);

    private async Task<List<string>> Gateways()
    {
        await using var command = await Command("GatewaysQueryKey", null, Cluster, ("Status", DbType.Int32, Active));
        await using var reader = await command.ExecuteReaderAsync();
        var found = new List<string>();
        while (await reader.ReadAsync())
            found.Add(string.Create(CultureInfo.InvariantCulture, $"{reader["Address"]}:{reader["ProxyPort"]}:{reader["Generation"]}"));
        return found;
    }

    private Task<(int Version, List<Member> Members)> ReadAll() => Read("MembershipReadAllKey", null);

    // A row without a start time says nothing but the version.
    private async Task<(int Version, List<Member> Members)> Read(string name, int? silo)
    {
        await using var command = await Command(name, silo, Cluster);
        await using var reader = await command.ExecuteReaderAsync();
        var version = -1;
        var members = new List<Member>();
        while (await reader.ReadAsync())
        {
            version = (int)reader["Version"];
            if (reader["StartTime"] is DateTime startedAt)
            {
                members.Add(new Member(
                    (string)reader["Address"],
                    (int)reader["Status"],
                    reader["SuspectTimes"] as string,
                    startedAt,
                    (DateTime)reader["IAmAliveTime"]));
            }
        }
        return (version, members);
    }

    private async Task<bool> Is(
        string name, int? silo = null, string cluster = Cluster, params (string, DbType, object?)[] parameters)
    {
        await using var command = await Command(name, silo, cluster, parameters);
        return (bool)(await command.ExecuteScalarAsync())!;
    }

    private Task Run(string name, int? silo, params (string, DbType, object?)[] parameters) =>
        Run(name, silo, Cluster, parameters);

    private async Task Run(string name, int? silo, string cluster, params (string, DbType, object?)[] parameters)
    {
        await using var command = await Command(name, silo, cluster, parameters);
        await command.ExecuteNonQueryAsync();
    }

    private async Task<NpgsqlCommand> Command(
        string name, int? silo, string cluster, params (string Name, DbType Type, object? Value)[] parameters)
    {
        await using var find = _source.CreateCommand("select querytext from orleansquery where querykey = $1");
        find.Parameters.Add(new NpgsqlParameter<string> { TypedValue = name });
        var command = _source.CreateCommand((string)(await find.ExecuteScalarAsync())!);
        Add(command, "DeploymentId", DbType.String, cluster);
        if (silo is { } number)
        {
            Add(command, "Address", DbType.String, $"10.0.0.{number}");
            Add(command, "Port", DbType.Int32, 11_111);
            Add(command, "Generation", DbType.Int32, 1);
        }
        foreach (var (parameter, type, value) in parameters)
            Add(command, parameter, type, value);
        return command;
    }

    private static void Add(NpgsqlCommand command, string name, DbType type, object? value) =>
        command.Parameters.Add(new NpgsqlParameter { ParameterName = name, DbType = type, Value = value ?? DBNull.Value });

    private sealed record Member(string Address, int Status, string? Suspects, DateTime StartedAt, DateTime AliveAt);
}
