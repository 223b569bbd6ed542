using System.Runtime.CompilerServices;
using Billing.Chaos.Auditing;
using Billing.Chaos.Load;
using Billing.Chaos.Servers;
using Billing.Cluster.Tests.Network;

namespace Billing.Cluster.Tests.Processes;

/// <summary>A private PostgreSQL with the silos and APIs of one scenario. Its folder stays when the scenario fails.</summary>
internal sealed class ClusterStage : IAsyncDisposable
{
    private static readonly TimeSpan StopPatience = TimeSpan.FromSeconds(40);

    private readonly ITestOutputHelper _output;
    private readonly Guardian _guardian;
    private readonly List<ServiceProcess> _all = [];
    private bool _failed;

    private ClusterStage(ITestOutputHelper output, ClusterShape shape, ClusterNetwork? network, PostgresServer postgres)
    {
        (_output, Network, Postgres) = (output, network, postgres);
        Folder = Path.GetDirectoryName(postgres.Folder)!;
        _guardian = new Guardian(Folder);
        var programs = new ClusterPrograms(shape, Folder, postgres, network);
        Silos = [.. Enumerable.Range(0, shape.Silos).Select(n => Add(programs.Silo(n)))];
        Apis = [.. Enumerable.Range(0, shape.Apis).Select(n => Add(programs.Api(n)))];
        Http = [.. Apis.Select(api => new BillingHttp(api.Address, ServiceProcess.AdminKey, History))];
        Alone = programs.Alone;
    }

    public string Folder { get; }

    public PostgresServer Postgres { get; }

    /// <summary>The network, of a scenario that has one.</summary>
    public ClusterNetwork? Network { get; }

    public IReadOnlyList<ServiceProcess> Silos { get; }

    public IReadOnlyList<ServiceProcess> Apis { get; }

    /// <summary>A client of each API. All write into one history.</summary>
    public IReadOnlyList<BillingHttp> Http { get; }

    public History History { get; } = new();

    /// <summary>The service as one process on the same database, by the path of its program.</summary>
    private Func<string, ServiceProgram> Alone { get; }

    /// <summary>Runs a scenario on processes of its own. A failure tells the end of every log.</summary>
    public static async Task Run(
        ITestOutputHelper output, ClusterShape shape, Func<ClusterStage, Task> scenario, [CallerMemberName] string name = "")
    {
        await using var stage = await Set(output, shape);
        stage.Say($"{name.Replace('_', ' ')}:");
        try
        {
            await scenario(stage);
            if (!shape.SilosMayEnd)
                Assert.All(stage.Silos, silo => Assert.Equal(0, silo.Restarts));
        }
        catch (Exception fault)
        {
            stage._failed = true;
            throw new InvalidOperationException($"{fault.Message}\nLogs: {stage.Folder}\n{stage.LogTails()}", fault);
        }
    }

    /// <summary>A line that ./test repeats.</summary>
    public void Say(string line) => _output.WriteLine($"  = {line}");

    public async Task Start()
    {
        await Start(Silos);
        await Start(Apis);
    }

    /// <summary>SIGTERM to all, APIs first; each must end with 0.</summary>
    public async Task Stop()
    {
        foreach (var process in Apis.Concat(Silos))
            await Stop(process);
    }

    /// <summary>SIGTERM; it must end with 0.</summary>
    public static async Task Stop(ServiceProcess process) => Assert.Equal(0, await process.Terminate(StopPatience));

    /// <summary>Starts the service as one process on the same database, built as the path says, with a client of its own.</summary>
    public async Task<(ServiceProcess Process, BillingHttp Http)> StartAlone(string dll)
    {
        var process = Add(Alone(dll));
        await Start([process]);
        return (process, new BillingHttp(process.Address, ServiceProcess.AdminKey, History));
    }

    /// <summary>Compares all that clients were told with the ledger and with what every API answers now.</summary>
    public async Task Audit(TimeSpan stale = default, params BillingHttp[] services)
    {
        var asked = services.Length > 0 ? services : Http;
        var collected = await EvidenceCollector.Collect(History, Postgres.ConnectionString, asked, stale);
        var evidence = collected with
        {
            ServiceRetries = true,
        };
        var said = new List<string>();
        var passed = Verification.Check(evidence, said.Add);
        said.ForEach(_output.WriteLine);
        Assert.True(passed, string.Join('\n', said.Where(line => !line.StartsWith("  = ", StringComparison.Ordinal))));
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var http in Http)
            http.Dispose();
        foreach (var process in _all)
            await process.DisposeAsync();
        await Postgres.DisposeAsync();
        Network?.Dispose();
        await _guardian.DisposeAsync();
        if (_failed)
            _output.WriteLine($"  kept {Folder}");
        else
            Directory.Delete(Folder, recursive: true);
    }

    private static async Task<ClusterStage> Set(ITestOutputHelper output, ClusterShape shape)
    {
        // Short: a socket's path may have 107 bytes. Not CreateTempSubdirectory: the user postgres must be able to pass.
        var folder = $"/tmp/billing-cluster-{Guid.NewGuid().ToString("N")[..8]}";
        Directory.CreateDirectory(folder);
        var network = shape.Networks ? ClusterNetwork.Create(shape.Silos) : null;
        var door = network is null ? null : new PostgresDoor(network.StoreAddress, FreePort.Next(), network.StoreSubnet);
        try
        {
            var postgres = await PostgresServer.Create(Path.Combine(folder, "pg"), door);
            return new ClusterStage(output, shape, network, postgres);
        }
        catch (Exception)
        {
            network?.Dispose();
            throw;
        }
    }

    private static async Task Start(IReadOnlyList<ServiceProcess> processes)
    {
        foreach (var process in processes)
            process.Start();
        foreach (var process in processes)
            await process.WaitUntilReady();
    }

    private ServiceProcess Add(ServiceProgram program)
    {
        var process = new ServiceProcess(program);
        _all.Add(process);
        return process;
    }

    private string LogTails() => string.Join('\n', _all.Select(process =>
        $"--- {Path.GetFileName(process.Program.LogFile)}\n{process.Program.LogTail()}"));
}
