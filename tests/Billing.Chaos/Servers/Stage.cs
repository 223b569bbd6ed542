namespace Billing.Chaos.Servers;

/// <summary>A folder under /tmp with a PostgreSQL and the services of one run; gone afterwards unless something failed.</summary>
internal sealed class Stage : IAsyncDisposable
{
    private readonly List<ServiceProcess> _services = [];
    private readonly string _dll;

    private Stage(string folder, string dll, PostgresServer postgres)
    {
        Folder = folder;
        _dll = dll;
        Postgres = postgres;
    }

    public string Folder { get; }

    public PostgresServer Postgres { get; }

    /// <summary>Keeps the folder: logs of a failed run.</summary>
    public bool Keep { get; set; }

    public static async Task<Stage> Set(Options options)
    {
        var dll = options.ApiDll();
        // Short: a socket's path may have 107 bytes. Not CreateTempSubdirectory: the user postgres must be able to pass.
        var folder = $"/tmp/billing-chaos-{Guid.NewGuid().ToString("N")[..8]}";
        Directory.CreateDirectory(folder);
        return new Stage(folder, dll, await PostgresServer.Create(Path.Combine(folder, "pg")))
        {
            Keep = options.Text("keep", "false") == "true",
        };
    }

    public async Task<ServiceProcess> StartService(CancellationToken cancellationToken)
    {
        var service = new ServiceProcess(new ServiceProgram(
            _dll,
            FreePort.Address(),
            Path.Combine(Folder, $"service-{_services.Count + 1}.log"),
            new Dictionary<string, string>
            {
                ["BILLING_POSTGRES"] = Postgres.ConnectionString,
                ["BILLING_ADMIN_KEY"] = ServiceProcess.AdminKey,
                ["STRIPE_SANDBOX_URL"] = "off",
            }));
        _services.Add(service);
        service.Start();
        await service.WaitUntilReady(cancellationToken);
        return service;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var service in _services)
            await service.DisposeAsync();
        await Postgres.DisposeAsync();
        if (Keep)
            Console.WriteLine($"  kept {Folder}");
        else
            Directory.Delete(Folder, recursive: true);
    }
}
