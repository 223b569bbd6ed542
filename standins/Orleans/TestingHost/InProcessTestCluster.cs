using System.Collections.ObjectModel;
using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orleans.Configuration;
using Orleans.Hosting;
using Orleans.Runtime;

namespace Orleans.TestingHost;

/// <summary>A cluster of one silo and one client in this process, independent of any other.</summary>
public sealed class InProcessTestCluster : IDisposable, IAsyncDisposable
{
    private readonly SiloConnection _connection = new();
    private readonly List<InProcessSiloHandle> _silos = [];
    private IHost? _clientHost;
    private short _instances;

    internal InProcessTestCluster(InProcessTestClusterOptions options) => Options = options;

    /// <summary>What the cluster is made of.</summary>
    public InProcessTestClusterOptions Options { get; }

    /// <summary>The silos that run.</summary>
    public ReadOnlyCollection<InProcessSiloHandle> Silos
    {
        get
        {
            lock (_silos)
            {
                return _silos.ToList().AsReadOnly();
            }
        }
    }

    /// <summary>The client.</summary>
    public IClusterClient Client => _clientHost?.Services.GetRequiredService<IClusterClient>()
        ?? throw new InvalidOperationException("The cluster has no client; deploy it first.");

    /// <summary>Starts the silo and the client.</summary>
    public async Task DeployAsync()
    {
        if (Options.InitialSilosCount > 1)
        {
            throw MoreThanOneSilo();
        }

        if (Options.InitialSilosCount == 1)
        {
            await StartSiloAsync();
        }

        if (Options.InitializeClientOnDeploy)
        {
            await InitializeClientAsync();
        }
    }

    /// <summary>Starts the client anew.</summary>
    public async Task InitializeClientAsync()
    {
        await StopClusterClientAsync();
        var builder = NewHost("TestClusterClient");
        builder.Services.AddSingleton(_connection);
        foreach (var configure in Options.ClientHostConfigurationDelegates)
        {
            configure(builder);
        }

        builder.UseOrleansClient(client => client.Configure<ClusterOptions>(NameCluster));
        _clientHost = builder.Build();
        await _clientHost.StartAsync();
    }

    /// <summary>The services of a silo.</summary>
    public IServiceProvider GetSiloServiceProvider(SiloAddress? silo = null) =>
        Silos.FirstOrDefault(s => silo is null || s.SiloAddress.Equals(silo))?.ServiceProvider
        ?? throw new ArgumentException($"There is no silo {silo}.", nameof(silo));

    /// <summary>The silos that run.</summary>
    public IEnumerable<InProcessSiloHandle> GetActiveSilos() => Silos.Where(s => s.IsActive);

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

    /// <summary>Stops the client.</summary>
    public async Task StopClusterClientAsync()
    {
        if (Interlocked.Exchange(ref _clientHost, null) is { } host)
        {
            await host.StopAsync();
            host.Dispose();
        }
    }

    /// <summary>Stops the silos.</summary>
    public async Task StopSilosAsync()
    {
        foreach (var silo in Silos)
        {
            await StopSiloAsync(silo);
        }
    }

    /// <summary>Stops the client and the silos.</summary>
    public async Task StopAllSilosAsync()
    {
        await StopClusterClientAsync();
        await StopSilosAsync();
    }

    /// <summary>Completes when the present activation of the grain is gone; at once if there is none.</summary>
    public Task WaitForDeactivationAsync(IAddressable grain) =>
        Find(grain.GetGrainId())?.Deactivated ?? Task.CompletedTask;

    /// <summary>Deactivates the present activation of the grain.</summary>
    public async Task DeactivateAsync(IAddressable grain)
    {
        if (Find(grain.GetGrainId()) is { } activation)
        {
            activation.Deactivate(
                new DeactivationReason(DeactivationReasonCode.ApplicationRequested, "The test asked for it."));
            await activation.Deactivated;
        }
    }

    /// <summary>The present activation of the grain, if there is one.</summary>
    public bool TryGetGrainContext(GrainId grainId, out IGrainContext? grainContext) =>
        (grainContext = Find(grainId)) is not null;

    /// <inheritdoc/>
    public async ValueTask DisposeAsync() => await StopAllSilosAsync();

    /// <inheritdoc/>
    public void Dispose() => DisposeAsync().AsTask().GetAwaiter().GetResult();

    private static NotSupportedException MoreThanOneSilo() => new(
        "The Orleans stand-in is one process with one silo: use new InProcessTestClusterBuilder(1), or build with "
        + "BILLING_PACKAGES=upstream to test with more.");

    private static HostApplicationBuilder NewHost(string name) => Host.CreateApplicationBuilder(
        new HostApplicationBuilderSettings
        {
            ApplicationName = name,
            EnvironmentName = Environments.Development,
            DisableDefaults = true,
        });

    private Activation? Find(GrainId grainId) =>
        Silos.Select(s => s.Runtime.Catalog.Find(grainId)).FirstOrDefault(a => a is not null);

    private void NameCluster(ClusterOptions options) =>
        (options.ClusterId, options.ServiceId) = (Options.ClusterId, Options.ServiceId);

    private async Task<InProcessSiloHandle> StartSiloAsync()
    {
        var instance = _instances++;
        var specific = new InProcessTestSiloSpecificOptions { SiloName = $"Silo_{instance}" };
        var builder = NewHost(specific.SiloName);
        foreach (var configure in Options.SiloHostConfigurationDelegates)
        {
            configure(specific, builder);
        }

        builder.UseOrleans(silo => silo.Configure<ClusterOptions>(NameCluster).Services.AddSingleton(new LocalClustering()));
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
