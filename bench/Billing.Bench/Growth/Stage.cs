using Billing.Bench.Machine;

namespace Billing.Bench.Growth;

/// <summary>
/// The databases and processes of a run. Whatever is left of them goes when it ends.
/// </summary>
internal sealed class Stage(Server server) : IAsyncDisposable
{
    private readonly Lock _gate = new();
    private readonly HashSet<string> _databases = [];
    private readonly HashSet<ServiceProcess> _services = [];
    private bool _over;

    public Server Server { get; } = server;

    public async Task<string> CreateDatabase() => Keep(await Server.CreateDatabase());

    /// <summary>A copy of a database that nobody uses at the moment.</summary>
    public async Task<string> CopyDatabase(string database) => Keep(await Server.CopyDatabase(database));

    public async Task Drop(string database)
    {
        await Server.Drop(database);
        lock (_gate)
            _databases.Remove(database);
    }

    /// <summary>Starts the service as one process; it does not wait until it is ready.</summary>
    public ServiceProcess StartService(string database, Uri url)
    {
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_over, this);
            var service = ServiceProcess.BeginApi(database, url);
            _services.Add(service);
            return service;
        }
    }

    public async Task Kill(ServiceProcess service)
    {
        await service.DisposeAsync();
        lock (_gate)
            _services.Remove(service);
    }

    public async ValueTask DisposeAsync()
    {
        ServiceProcess[] services;
        string[] databases;
        lock (_gate)
        {
            _over = true;
            (services, databases) = ([.. _services], [.. _databases]);
        }
        foreach (var service in services)
            await Kill(service);
        foreach (var database in databases)
            await Drop(database);
    }

    private string Keep(string database)
    {
        lock (_gate)
            _databases.Add(database);
        return database;
    }
}
