using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans.Configuration;

namespace Orleans.Standin.Tests.Hosting;

public sealed class RefusalTests
{
    [Fact]
    public Task A_silo_that_is_told_to_cluster_does_not_start() => RefusesAsync(
        builder => builder.UseOrleans(silo => silo.UseLocalhostClustering()
            .UseAdoNetClustering(o => o.Invariant = "Npgsql")),
        "UseAdoNetClustering");

    [Fact]
    public Task A_silo_that_is_told_of_a_primary_silo_does_not_start() => RefusesAsync(
        builder => builder.UseOrleans(
            silo => silo.UseLocalhostClustering(primarySiloEndpoint: new IPEndPoint(IPAddress.Loopback, 11111))),
        "primary silo");

    [Fact]
    public Task A_client_of_a_cluster_does_not_start() => RefusesAsync(
        builder => builder.UseOrleansClient(client => client.UseAdoNetClustering(o => o.Invariant = "Npgsql")),
        "UseAdoNetClustering");

    [Fact]
    public Task A_client_of_another_process_does_not_start() => RefusesAsync(
        builder => builder.UseOrleansClient(client => client.Configure<ClusterOptions>(o => o.ClusterId = "it")),
        "UseOrleansClient");

    [Fact]
    public Task A_client_that_would_wait_for_its_cluster_does_not_start() => RefusesAsync(
        builder => builder.UseOrleansClient(client => client.UseConnectionRetryFilter<Patience>()),
        "UseConnectionRetryFilter");

    [Fact]
    public Task A_client_that_would_filter_its_calls_does_not_start() => RefusesAsync(
        builder => builder.UseOrleansClient(client => client.AddOutgoingGrainCallFilter<Filter>()),
        "AddOutgoingGrainCallFilter");

    [Fact]
    public Task A_silo_without_any_clustering_does_not_start() =>
        RefusesAsync(builder => builder.UseOrleans(_ => { }), "UseLocalhostClustering");

    [Fact]
    public Task A_collection_age_that_is_not_above_its_quantum_is_refused() => RefusesAsync(
        builder => builder.UseOrleans(silo => silo.UseLocalhostClustering()
            .Configure<GrainCollectionOptions>(o => o.CollectionAge = o.CollectionQuantum)),
        "CollectionQuantum");

    [Fact]
    public async Task More_than_one_silo_is_refused()
    {
        await using var two = new InProcessTestClusterBuilder().Build();
        await Assert.ThrowsAsync<NotSupportedException>(two.DeployAsync);
        await using var one = await ProbedCluster.StartAsync();
        await Assert.ThrowsAsync<NotSupportedException>(one.Orleans.StartAdditionalSiloAsync);
    }

    [Fact]
    public async Task A_silo_says_at_start_that_it_is_embedded()
    {
        var log = new LogRecorder();
        var builder = NewBuilder();
        builder.Logging.AddProvider(log);
        builder.UseOrleans(silo => silo.UseLocalhostClustering());
        using var host = builder.Build();
        await host.StartAsync();
        await host.StopAsync();
        var said = log.Entries.Where(e => e.Level == LogLevel.Information).Select(e => e.Text);
        Assert.Single(said, text => text.Contains("single process", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_names_of_cluster_and_service_are_those_of_localhost_clustering_unless_configured()
    {
        var builder = NewBuilder();
        builder.UseOrleans(silo => silo
            .UseLocalhostClustering(serviceId: "service", clusterId: "cluster")
            .Configure<ClusterOptions>(o => o.ClusterId = "mine"));
        using var host = builder.Build();
        var options = host.Services.GetRequiredService<Microsoft.Extensions.Options.IOptions<ClusterOptions>>().Value;
        Assert.Equal(("mine", "service"), (options.ClusterId, options.ServiceId));
        await Task.CompletedTask;
    }

    private sealed class Patience : IClientConnectionRetryFilter
    {
        public Task<bool> ShouldRetryConnectionAttempt(Exception exception, CancellationToken cancellationToken) =>
            Task.FromResult(false);
    }

    private sealed class Filter : IOutgoingGrainCallFilter
    {
        public Task Invoke(IOutgoingGrainCallContext context) => context.Invoke();
    }

    private static HostApplicationBuilder NewBuilder() =>
        Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });

    private static async Task RefusesAsync(Action<HostApplicationBuilder> configure, string why)
    {
        var builder = NewBuilder();
        configure(builder);
        using var host = builder.Build();
        var refusal = await Assert.ThrowsAsync<OrleansConfigurationException>(() => host.StartAsync());
        Assert.Contains(why, refusal.Message, StringComparison.Ordinal);
    }
}
