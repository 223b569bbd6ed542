using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Orleans.Standin.Tests.Support;

/// <summary>A running cluster of one silo, with a probe that its grains can ask for.</summary>
public sealed class ProbedCluster : IAsyncDisposable
{
    private ProbedCluster(InProcessTestCluster orleans, Probe probe) => (Orleans, Probe) = (orleans, probe);

    public InProcessTestCluster Orleans { get; }

    public Probe Probe { get; }

    public IClusterClient Client => Orleans.Client;

    public InProcessSiloHandle Silo => Orleans.Silos.Single();

    public static async Task<ProbedCluster> StartAsync(
        Action<ISiloBuilder>? silo = null,
        Action<IHostApplicationBuilder>? host = null,
        Action<IClientBuilder>? client = null)
    {
        var probe = new Probe();
        var builder = new InProcessTestClusterBuilder(1);
        builder.ConfigureSilo((_, b) =>
        {
            b.Services.AddSingleton(probe);
            silo?.Invoke(b);
        });
        builder.ConfigureSiloHost((_, b) => host?.Invoke(b));
        builder.ConfigureClient(b => client?.Invoke(b));
        var cluster = builder.Build();
        await cluster.DeployAsync();
        return new ProbedCluster(cluster, probe);
    }

    public T Grain<T>(string? key = null)
        where T : IGrainWithStringKey => Client.GetGrain<T>(key ?? Guid.NewGuid().ToString("N"));

    public ValueTask DisposeAsync() => Orleans.DisposeAsync();
}

/// <summary>One cluster with default settings for the tests of a class.</summary>
public sealed class ClusterFixture : IAsyncLifetime
{
    public ProbedCluster Cluster { get; private set; } = null!;

    public async Task InitializeAsync() => Cluster = await ProbedCluster.StartAsync();

    public async Task DisposeAsync() => await Cluster.DisposeAsync();
}
