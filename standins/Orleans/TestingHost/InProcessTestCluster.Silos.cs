using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orleans.Configuration;
using Orleans.Hosting;
using Orleans.Runtime;

namespace Orleans.TestingHost;

public sealed partial class InProcessTestCluster
{
    /// <summary>Starts a silo when none runs; a second one is refused.</summary>
    public async Task<InProcessSiloHandle> StartAdditionalSiloAsync() =>
        Silos.Count == 0 ? await StartSiloAsync() : throw MoreThanOneSilo();

    /// <summary>Stops a silo and starts it again.</summary>
    public async Task<InProcessSiloHandle?> RestartSiloAsync(InProcessSiloHandle instance)
    {
        await StopSiloAsync(instance);
        return await StartSiloAsync();
    }

    /// <summary>Stops a silo: its grains are deactivated first.</summary>
    public Task StopSiloAsync(InProcessSiloHandle instance) => EndAsync(instance, gracefully: true);

    /// <summary>Kills a silo: nothing more of its grains runs, and calls to them fail.</summary>
    public Task KillSiloAsync(InProcessSiloHandle instance) => EndAsync(instance, gracefully: false);

    /// <summary>Stops the silos.</summary>
    public async Task StopSilosAsync()
    {
        foreach (var silo in Silos)
        {
            await StopSiloAsync(silo);
        }
    }

    private static NotSupportedException MoreThanOneSilo() => new(
        "The Orleans stand-in is one process with one silo: use new InProcessTestClusterBuilder(1), or build with "
        + "BILLING_PACKAGES=upstream to test with more.");

    private async Task<InProcessSiloHandle> StartSiloAsync()
    {
        var instance = _instances++;
        var specific = new InProcessTestSiloSpecificOptions { SiloName = $"Silo_{instance}" };
        var builder = NewHost(specific.SiloName);
        foreach (var configure in Options.SiloHostConfigurationDelegates)
        {
            configure(specific, builder);
        }

        builder.UseOrleans(silo => silo.Configure<ClusterOptions>(NameCluster));
        builder.Services.AddSingleton(new LocalClustering());
        var host = builder.Build();
        await host.StartAsync();
        var handle = new InProcessSiloHandle
        {
            Name = specific.SiloName,
            InstanceNumber = instance,
            SiloAddress = SiloAddress.New(new IPEndPoint(IPAddress.Loopback, 0), instance),
            SiloHost = host,
            Runtime = host.Services.GetRequiredService<SiloRuntime>(),
            Connection = _connection,
        };
        lock (_silos)
        {
            _silos.Add(handle);
        }

        _connection.Silo = handle.Runtime;
        return handle;
    }

    private async Task EndAsync(InProcessSiloHandle instance, bool gracefully)
    {
        ArgumentNullException.ThrowIfNull(instance);
        lock (_silos)
        {
            _silos.Remove(instance);
        }

        await instance.StopSiloAsync(gracefully);
        await instance.DisposeAsync();
    }
}
