using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orleans.Standin.Tests.Activations;
using Orleans.Standin.Tests.Calls;

namespace Orleans.Standin.Tests.Hosting;

public sealed class StopTests
{
    [Fact]
    public async Task A_graceful_stop_lets_requests_finish_and_deactivates_every_grain()
    {
        await using var cluster = await LifeCluster.StartAsync();
        await cluster.Grain<ILifeGrain>("idle").Instance();
        var busy = cluster.Grain<ILifeGrain>("busy").Hold();
        await cluster.Probe.Signalled("busy entered");
        var stop = cluster.Orleans.StopSiloAsync(cluster.Silo);
        cluster.Probe.Signal("busy may leave");
        await Task.WhenAll(stop, busy);
        Assert.Equal(["activates", "deactivates: ShuttingDown", "disposed"], cluster.NotesOf("idle"));
        Assert.Equal(["activates", "left", "deactivates: ShuttingDown", "disposed"], cluster.NotesOf("busy"));
    }

    [Fact]
    public async Task A_graceful_stop_does_not_wait_for_ever()
    {
        await using var cluster = await LifeCluster.StartAsync(
            silo => silo.Configure<HostOptions>(o => o.ShutdownTimeout = TimeSpan.FromMilliseconds(100)));
        var busy = cluster.Grain<ILifeGrain>("busy").Hold();
        await cluster.Probe.Signalled("busy entered");
        await cluster.Orleans.StopSiloAsync(cluster.Silo);
        await Assert.ThrowsAsync<SiloUnavailableException>(() => busy);
    }

    [Fact]
    public async Task Calls_to_a_stopped_silo_fail_at_once()
    {
        await using var cluster = await LifeCluster.StartAsync();
        var grain = cluster.Grain<ILifeGrain>("it");
        await grain.Instance();
        await cluster.Orleans.StopSiloAsync(cluster.Silo);
        await Assert.ThrowsAnyAsync<OrleansException>(grain.Instance);
    }

    [Fact]
    public async Task A_killed_silo_fails_calls_in_flight_and_runs_nothing_more_of_its_grains()
    {
        await using var cluster = await LifeCluster.StartAsync();
        var call = cluster.Grain<ILifeGrain>("it").Hold();
        await cluster.Probe.Signalled("it entered");
        await cluster.Orleans.KillSiloAsync(cluster.Silo);
        await Assert.ThrowsAsync<SiloUnavailableException>(() => call);
        cluster.Probe.Signal("it may leave");
        await cluster.Orleans.StartAdditionalSiloAsync();
        await cluster.Grain<ILifeGrain>("it").Instance();
        Assert.Equal(["activates", "activates"], cluster.NotesOf("it"));
    }

    [Fact]
    public async Task Two_clusters_in_one_process_know_nothing_of_each_other()
    {
        await using var left = await LifeCluster.StartAsync();
        await using var right = await LifeCluster.StartAsync();
        var here = await left.Grain<ILifeGrain>("it").Instance();
        var there = await right.Grain<ILifeGrain>("it").Instance();
        Assert.NotEqual(here, there);
        await left.Orleans.KillSiloAsync(left.Silo);
        Assert.Equal(there, await right.Grain<ILifeGrain>("it").Instance());
    }

    [Fact]
    public async Task A_restarted_silo_serves_the_same_client()
    {
        await using var cluster = await ProbedCluster.StartAsync();
        var grain = cluster.Grain<ICalls>();
        await grain.Pause();
        await cluster.Orleans.RestartSiloAsync(cluster.Silo);
        Assert.Equal("again", await grain.Echo("again"));
        Assert.NotNull(cluster.Orleans.GetSiloServiceProvider().GetRequiredService<IGrainFactory>());
    }
}
