using Microsoft.Extensions.DependencyInjection;
using Orleans.Configuration;

namespace Orleans.Standin.Tests.Activations;

public sealed class IdlenessTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly ManualClock _clock = new();

    [Fact]
    public async Task A_grain_idle_for_the_collection_age_is_deactivated_at_the_next_look()
    {
        await using var cluster = await StartAsync();
        var grain = cluster.Grain<ILifeGrain>("it");
        await grain.Instance();
        Advance(minutes: 14);
        Assert.DoesNotContain("deactivates: ActivationIdle", cluster.NotesOf("it"));
        var gone = cluster.Orleans.WaitForDeactivationAsync(grain);
        Advance(minutes: 2);
        await gone.WaitAsync(Patience);
        Assert.Contains("deactivates: ActivationIdle", cluster.NotesOf("it"));
    }

    [Fact]
    public async Task A_grain_that_is_called_now_and_then_stays()
    {
        await using var cluster = await StartAsync();
        var grain = cluster.Grain<ILifeGrain>("it");
        var first = await grain.Instance();
        for (var i = 0; i < 10; i++)
        {
            Advance(minutes: 10);
            Assert.Equal(first, await grain.Instance());
        }
    }

    [Fact]
    public async Task A_grain_that_works_is_not_idle()
    {
        await using var cluster = await StartAsync();
        var grain = cluster.Grain<ILifeGrain>("it");
        var running = grain.Hold();
        await cluster.Probe.Signalled("it entered");
        Advance(minutes: 60);
        cluster.Probe.Signal("it may leave");
        await running;
        var instance = await grain.Instance();
        Assert.Equal(instance, await grain.Instance());
        Assert.DoesNotContain("deactivates: ActivationIdle", cluster.NotesOf("it"));
    }

    [Fact]
    public async Task A_grain_may_put_its_collection_off()
    {
        await using var cluster = await StartAsync();
        var grain = cluster.Grain<ILifeGrain>("it");
        var first = await grain.Instance();
        await grain.KeepFor(TimeSpan.FromMinutes(45));
        Advance(minutes: 30);
        Assert.Equal(first, await grain.Instance());
        var gone = cluster.Orleans.WaitForDeactivationAsync(grain);
        Advance(minutes: 30);
        await gone.WaitAsync(Patience);
    }

    private Task<ProbedCluster> StartAsync() => LifeCluster.StartAsync(
        silo => silo.Configure<GrainCollectionOptions>(o => o.CollectionAge = TimeSpan.FromMinutes(15)),
        host => host.Services.AddSingleton<TimeProvider>(_clock));

    private void Advance(int minutes)
    {
        for (var i = 0; i < minutes; i++)
        {
            _clock.Advance(TimeSpan.FromMinutes(1));
        }
    }
}
