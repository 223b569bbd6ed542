using System.Runtime.InteropServices;
using Billing.Bench.Machine;

namespace Billing.Bench.Growth;

/// <summary>
/// The databases and processes of a run. Whatever is left of them goes when it ends, and when it is interrupted.
/// </summary>
internal sealed class Stage : IAsyncDisposable
{
    private readonly Lock _gate = new();
    private readonly HashSet<string> _databases = [];
    private readonly HashSet<ServiceProcess> _services = [];
    private readonly PosixSignalRegistration[] _signals;

    public Stage(Server server)
    {
        Server = server;
        _signals = [
            PosixSignalRegistration.Create(PosixSignal.SIGINT, Interrupted),
            PosixSignalRegistration.Create(PosixSignal.SIGTERM, Interrupted),
        ];
    }

    public Server Server { get; }

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
        var service = ServiceProcess.Start(database, url);
        lock (_gate)
            _services.Add(service);
        return service;
    }

    public async Task Kill(ServiceProcess service)
    {
        await service.Kill();
        lock (_gate)
            _services.Remove(service);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var signal in _signals)
            signal.Dispose();
        await Clear();
    }

    // The run itself is not asked to stop: what it works on is taken away, and then the process ends.
    private void Interrupted(PosixSignalContext context)
    {
        context.Cancel = true;
        Console.WriteLine("Interrupted: removing what was made");
        Clear().GetAwaiter().GetResult();
        Environment.Exit(130);
    }

    private async Task Clear()
    {
        ServiceProcess[] services;
        string[] databases;
        lock (_gate)
            (services, databases) = ([.. _services], [.. _databases]);
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
