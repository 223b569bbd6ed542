using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orleans.Standin.Tests.Calls;

namespace Orleans.Standin.Tests.Hosting;

public sealed class LifecycleTests
{
    [Fact]
    public async Task Stages_start_upwards_and_stop_downwards()
    {
        var probe = new Probe();
        ILifecycleParticipant<ISiloLifecycle> late = new Noting(probe, ServiceLifecycleStage.Active);
        ILifecycleParticipant<ISiloLifecycle> early = new Noting(probe, ServiceLifecycleStage.ApplicationServices);
        using var host = NewHost(services => services.AddSingleton(late).AddSingleton(early));
        await host.StartAsync();
        await host.StopAsync();
        Assert.Equal(["10000 starts", "20000 starts", "20000 stops", "10000 stops"], probe.Notes);
    }

    [Fact]
    public async Task A_stage_that_fails_to_start_fails_the_start_of_the_host()
    {
        using var host = NewHost(services => services
            .AddSingleton<ILifecycleParticipant<ISiloLifecycle>>(new Failing()));
        await Assert.ThrowsAnyAsync<Exception>(() => host.StartAsync());
    }

    [Fact]
    public async Task Grains_can_be_called_at_the_stage_active_on_the_way_up_and_down()
    {
        var probe = new Probe();
        using var host = NewHost(services => services
            .AddSingleton(probe)
            .AddSingleton<ILifecycleParticipant<ISiloLifecycle>>(s => new Calling(s, probe)));
        await host.StartAsync();
        await host.StopAsync();
        Assert.Equal(["up", "down"], probe.Notes);
    }

    private static IHost NewHost(Action<IServiceCollection> configure)
    {
        var builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.UseOrleans(silo =>
        {
            silo.UseLocalhostClustering();
            configure(silo.Services);
        });
        return builder.Build();
    }

    private sealed class Noting(Probe probe, int stage) : ILifecycleParticipant<ISiloLifecycle>
    {
        public void Participate(ISiloLifecycle lifecycle) => lifecycle.Subscribe<Noting>(
            stage,
            _ =>
            {
                probe.Note($"{stage} starts");
                return Task.CompletedTask;
            },
            _ =>
            {
                probe.Note($"{stage} stops");
                return Task.CompletedTask;
            });
    }

    private sealed class Failing : ILifecycleParticipant<ISiloLifecycle>
    {
        public void Participate(ISiloLifecycle lifecycle) => lifecycle.Subscribe(
            nameof(Failing),
            ServiceLifecycleStage.ApplicationServices,
            _ => throw new InvalidOperationException("It does not start."));
    }

    private sealed class Calling(IServiceProvider services, Probe probe) : ILifecycleParticipant<ISiloLifecycle>
    {
        public void Participate(ISiloLifecycle lifecycle) => lifecycle.Subscribe<Calling>(
            ServiceLifecycleStage.Active, _ => Call("up"), _ => Call("down"));

        private async Task Call(string text) =>
            probe.Note(await services.GetRequiredService<IGrainFactory>().GetGrain<ICalls>(text).Echo(text));
    }
}
