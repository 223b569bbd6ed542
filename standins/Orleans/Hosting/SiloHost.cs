using Microsoft.Extensions.Hosting;
using Orleans.Configuration;
using Orleans.Runtime;

namespace Orleans.Hosting;

/// <summary>Starts and stops the silo with its host.</summary>
internal sealed class SiloHost(
    SiloRuntime silo,
    SiloLifecycle lifecycle,
    IEnumerable<ILifecycleParticipant<ISiloLifecycle>> participants,
    IEnumerable<LocalClustering> localClustering) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        CheckCollection(silo.Collection);
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

    // Orleans' own rule.
    private static void CheckCollection(GrainCollectionOptions options)
    {
        var shortest = options.ClassSpecificCollectionAge.Values.Append(options.CollectionAge).Min();
        if (options.CollectionQuantum <= TimeSpan.Zero || shortest <= options.CollectionQuantum)
        {
            throw new OrleansConfigurationException(
                $"CollectionQuantum is {options.CollectionQuantum}, CollectionAge is {shortest}: "
                + "the quantum must be positive, and each age greater than it.");
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
