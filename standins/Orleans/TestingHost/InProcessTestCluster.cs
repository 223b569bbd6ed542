using System.Collections.ObjectModel;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orleans.Configuration;
using Orleans.Hosting;
using Orleans.Runtime;

namespace Orleans.TestingHost;

/// <summary>A cluster of one silo and one client in this process, independent of any other.</summary>
public sealed partial class InProcessTestCluster : IDisposable, IAsyncDisposable
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

    /// <summary>Stops the client.</summary>
    public async Task StopClusterClientAsync()
    {
        if (Interlocked.Exchange(ref _clientHost, null) is { } host)
        {
            await host.StopAsync();
            host.Dispose();
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
}
