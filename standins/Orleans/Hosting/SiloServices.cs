using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Orleans.Runtime;

namespace Orleans.Hosting;

/// <summary>What a silo, and what a client, adds to its host.</summary>
internal static class SiloServices
{
    public static void AddSilo(IServiceCollection services)
    {
        if (services.Any(s => s.ServiceType == typeof(SiloRuntime)))
        {
            return;
        }

        services.AddOptions();
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<SiloRuntime>();
        services.AddSingleton<SiloLifecycle>();
        services.AddSingleton<ISiloLifecycle>(s => s.GetRequiredService<SiloLifecycle>());
        services.AddSingleton<IGrainFactory>(s => s.GetRequiredService<SiloRuntime>().Factory);
        services.AddSingleton<IClusterClient, EmbeddedClient>();
        services.AddTransient<IGrainContext>(_ => RuntimeContext.Current
            ?? throw new InvalidOperationException("There is a grain context only in a turn of a grain."));
        services.AddHostedService<SiloHost>();
    }

    public static void AddClient(IServiceCollection services)
    {
        if (services.Any(s => s.ServiceType == typeof(ClientHost)))
        {
            return;
        }

        services.AddOptions();
        services.AddSingleton<ClientHost>();
        services.AddHostedService(s => s.GetRequiredService<ClientHost>());
        services.TryAddSingleton<IClusterClient>(s => s.GetRequiredService<ClientHost>().Client);
        services.TryAddSingleton<IGrainFactory>(s => s.GetRequiredService<IClusterClient>());
    }

    /// <summary>Notes a setting that only a cluster could honour: the host refuses to start before it does anything else.</summary>
    public static void Refuse(IServiceCollection services, string setting)
    {
        services.AddSingleton(new ClusterSetting(setting));
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, ClusterRefusal>());
    }

    /// <summary>Throws when a setting asks for a cluster.</summary>
    public static void ThrowIfClustered(IEnumerable<ClusterSetting> settings)
    {
        if (settings.FirstOrDefault() is { } setting)
        {
            throw new OrleansConfigurationException(
                $"{setting.Name} asks for more than one process, and this build runs on the Orleans stand-in, which is "
                + "one process: build with BILLING_PACKAGES=upstream to cluster.");
        }
    }
}

/// <summary>Refuses before any service of the host has started: none of them shall have done half a start.</summary>
internal sealed class ClusterRefusal(IEnumerable<ClusterSetting> settings) : IHostedLifecycleService
{
    public Task StartingAsync(CancellationToken cancellationToken)
    {
        SiloServices.ThrowIfClustered(settings);
        return Task.CompletedTask;
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}

/// <summary>A setting that asks for a cluster.</summary>
internal sealed record ClusterSetting(string Name);

/// <summary>Says that the host was told to be a silo of its own.</summary>
internal sealed record LocalClustering;
