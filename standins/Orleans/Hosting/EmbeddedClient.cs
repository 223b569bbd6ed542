using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Orleans.Configuration;
using Orleans.Runtime;

namespace Orleans.Hosting;

/// <summary>The client beside a silo in the same host.</summary>
internal sealed class EmbeddedClient(SiloRuntime silo) : IClusterClient
{
    public IServiceProvider ServiceProvider => silo.Services;

    public TGrainInterface GetGrain<TGrainInterface>(string primaryKey, string? grainClassNamePrefix = null)
        where TGrainInterface : IGrainWithStringKey =>
        silo.Factory.GetGrain<TGrainInterface>(primaryKey, grainClassNamePrefix);

    public TGrainInterface GetGrain<TGrainInterface>(GrainId grainId)
        where TGrainInterface : IAddressable => silo.Factory.GetGrain<TGrainInterface>(grainId);

    public IAddressable GetGrain(GrainId grainId, GrainInterfaceType interfaceType) =>
        silo.Factory.GetGrain(grainId, interfaceType);

    public IGrain GetGrain(Type grainInterfaceType, string grainPrimaryKey) =>
        silo.Factory.GetGrain(grainInterfaceType, grainPrimaryKey);
}

/// <summary>A host that is only a client: it starts in a test cluster, and nowhere else.</summary>
internal sealed class ClientHost : IHostedService, IGrainCaller
{
    private readonly SiloConnection? _connection;
    private readonly MessagingOptionsView _options;

    public ClientHost(
        IServiceProvider services,
        IOptions<ClientMessagingOptions> messaging,
        IEnumerable<SiloConnection> connections)
    {
        _connection = connections.FirstOrDefault();
        _options = new MessagingOptionsView(messaging.Value.ResponseTimeout);
        Client = new ConnectedClient(services, new GrainFactory(this));
    }

    public IClusterClient Client { get; }

    public void Send(GrainRequest request)
    {
        if (_connection?.Silo is { } silo)
        {
            request.Send(silo, _options);
        }
        else
        {
            request.Reject(new SiloUnavailableException($"No silo is running. Request: {request}."));
        }
    }

    public Task StartAsync(CancellationToken cancellationToken)
    {
        if (_connection is null)
        {
            SiloServices.ThrowIfClustered([new ClusterSetting("UseOrleansClient")]);
        }

        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private sealed class ConnectedClient(IServiceProvider services, GrainFactory factory) : IClusterClient
    {
        public IServiceProvider ServiceProvider => services;

        public TGrainInterface GetGrain<TGrainInterface>(string primaryKey, string? grainClassNamePrefix = null)
            where TGrainInterface : IGrainWithStringKey =>
            factory.GetGrain<TGrainInterface>(primaryKey, grainClassNamePrefix);

        public TGrainInterface GetGrain<TGrainInterface>(GrainId grainId)
            where TGrainInterface : IAddressable => factory.GetGrain<TGrainInterface>(grainId);

        public IAddressable GetGrain(GrainId grainId, GrainInterfaceType interfaceType) =>
            factory.GetGrain(grainId, interfaceType);

        public IGrain GetGrain(Type grainInterfaceType, string grainPrimaryKey) =>
            factory.GetGrain(grainInterfaceType, grainPrimaryKey);
    }
}

/// <summary>The way of a test client to the silo that runs at the moment.</summary>
internal sealed class SiloConnection
{
    private volatile SiloRuntime? _silo;

    public SiloRuntime? Silo
    {
        get => _silo;
        set => _silo = value;
    }
}
