using Microsoft.Extensions.DependencyInjection;
using Orleans.Storage;

namespace Orleans.Standin.Tests.Storage;

/// <summary>The storage in memory, in a silo.</summary>
public sealed class MemoryStorageTests : StorageContract, IAsyncLifetime
{
    private ProbedCluster _cluster = null!;

    public async Task InitializeAsync() =>
        _cluster = await ProbedCluster.StartAsync(silo => silo.AddMemoryGrainStorage("things"));

    public async Task DisposeAsync() => await _cluster.DisposeAsync();

    protected override Task<IGrainStorage> StorageAsync() =>
        Task.FromResult(_cluster.Silo.ServiceProvider.GetRequiredKeyedService<IGrainStorage>("things"));
}

/// <summary>A database for the tests of a class.</summary>
public sealed class DatabaseFixture : IAsyncLifetime
{
    private PrivatePostgres? _server;

    public string ConnectionString { get; private set; } = "";

    public async Task InitializeAsync()
    {
        if (Environment.GetEnvironmentVariable("BILLING_TEST_POSTGRES") is { Length: > 0 } given)
        {
            var name = $"standin_{Guid.NewGuid():N}";
            await Postgres.Execute(given, $"create database {name}");
            ConnectionString = new Npgsql.NpgsqlConnectionStringBuilder(given) { Database = name }.ConnectionString;
            return;
        }

        _server = await PrivatePostgres.StartAsync();
        ConnectionString = await _server.CreateDatabaseAsync();
    }

    public async Task DisposeAsync()
    {
        if (_server is not null)
        {
            await _server.DisposeAsync();
            return;
        }

        Npgsql.NpgsqlConnection.ClearAllPools();
        var name = new Npgsql.NpgsqlConnectionStringBuilder(ConnectionString).Database;
        var given = Environment.GetEnvironmentVariable("BILLING_TEST_POSTGRES")!;
        await Postgres.Execute(given, $"drop database if exists {name} with (force)");
    }
}

/// <summary>The storage in PostgreSQL, in a silo.</summary>
public sealed class AdoNetStorageTests(DatabaseFixture database)
    : StorageContract, IClassFixture<DatabaseFixture>, IAsyncLifetime
{
    private ProbedCluster _cluster = null!;

    public async Task InitializeAsync() => _cluster = await StartAsync();

    public async Task DisposeAsync() => await _cluster.DisposeAsync();

    [Fact]
    public async Task Silos_that_start_together_share_the_table_that_one_of_them_creates()
    {
        await Postgres.Execute(database.ConnectionString, "drop table if exists standin_grain_state");
        var clusters = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(StartAsync)));
        var grain = GrainId.Create("thing", "shared");
        var first = clusters[0].Silo.ServiceProvider.GetRequiredKeyedService<IGrainStorage>("things");
        await first.WriteStateAsync("it", grain, new GrainState<Thing>(new Thing { Count = 7 }));
        var last = clusters[3].Silo.ServiceProvider.GetRequiredKeyedService<IGrainStorage>("things");
        var read = new GrainState<Thing>();
        await last.ReadStateAsync("it", grain, read);
        Assert.Equal(7, read.State.Count);
        await Task.WhenAll(clusters.Select(c => c.DisposeAsync().AsTask()));
    }

    [Fact]
    public async Task Another_invariant_is_refused_at_start()
    {
        var start = () => ProbedCluster.StartAsync(silo => silo.AddAdoNetGrainStorage(
            "things",
            o => (o.Invariant, o.ConnectionString) = ("Microsoft.Data.SqlClient", database.ConnectionString)));
        await Assert.ThrowsAsync<OrleansConfigurationException>(start);
    }

    protected override Task<IGrainStorage> StorageAsync() =>
        Task.FromResult(_cluster.Silo.ServiceProvider.GetRequiredKeyedService<IGrainStorage>("things"));

    private Task<ProbedCluster> StartAsync() => ProbedCluster.StartAsync(silo => silo.AddAdoNetGrainStorage(
        "things", o => (o.Invariant, o.ConnectionString) = ("Npgsql", database.ConnectionString)));
}
