using Microsoft.Extensions.Hosting;
using Orleans.Runtime;

namespace Orleans.Hosting;

/// <summary>Starts and stops the silo with its host.</summary>
internal sealed class SiloHost(
    SiloRuntime silo,
    SiloLifecycle lifecycle,
    IEnumerable<ILifecycleParticipant<ISiloLifecycle>> participants,
    IEnumerable<ClusterSetting> clusterSettings,
    IEnumerable<LocalClustering> localClustering) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        SiloServices.ThrowIfClustered(clusterSettings);
        if (!localClustering.Any())
        {
            throw new OrleansConfigurationException(
                "No clustering is configured: call UseLocalhostClustering, the only kind the Orleans stand-in has.");
        }

        foreach (var participant in participants)
        {
            participant.Participate(lifecycle);
        }

        lifecycle.Subscribe<SiloHost>(ServiceLifecycleStage.BecomeActive, Become, Unbecome);
        lifecycle.Subscribe<SiloHost>(ServiceLifecycleStage.GrainDeactivation, Nothing, silo.DeactivateAllAsync);
        lifecycle.Subscribe<SiloHost>(ServiceLifecycleStage.RuntimeInitialize, Nothing, StopAnswering);
        await lifecycle.StartAsync(cancellationToken);
        silo.Log.Started();
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        try
        {
            await lifecycle.StopAsync(cancellationToken);
        }
        catch (AggregateException exception)
        {
            silo.Log.StopFailed(exception);
        }
    }

    private static Task Nothing(CancellationToken cancellationToken) => Task.CompletedTask;

    private Task Become(CancellationToken cancellationToken)
    {
        silo.BecomeActive();
        return Task.CompletedTask;
    }

    private Task Unbecome(CancellationToken cancellationToken)
    {
        silo.StopActivating();
        return Task.CompletedTask;
    }

    private Task StopAnswering(CancellationToken cancellationToken)
    {
        silo.StopAnswering();
        return Task.CompletedTask;
    }
}
