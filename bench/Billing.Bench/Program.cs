using System.Runtime.InteropServices;
using Billing.Bench;
using Billing.Bench.Growth;
using Billing.Bench.Machine;
using Billing.Bench.Peer;
using Billing.Bench.Report;
using Billing.Bench.Scaling;

if (args is [PeerService.Verb])
{
    await PeerService.Run();
    return 0;
}

if (args is ["--help" or "-h"])
{
    Console.WriteLine(Options.Usage);
    return 0;
}

Options options;
try
{
    options = Options.Read(args);
}
catch (FormatException fault)
{
    Console.Error.WriteLine(fault.Message);
    Console.Error.WriteLine(Options.Usage);
    return 2;
}

if (options.Compare is { } compared)
{
    try
    {
        foreach (var line in Comparison.Lines(Files.ReadFigures(compared.First), Files.ReadFigures(compared.Second)))
            Console.WriteLine(line);
        return 0;
    }
    catch (FormatException fault)
    {
        Console.Error.WriteLine(fault.Message);
        return 2;
    }
}

var connectionString = Environment.GetEnvironmentVariable("BILLING_BENCH_POSTGRES");
if (string.IsNullOrEmpty(connectionString))
{
    Console.Error.WriteLine("BILLING_BENCH_POSTGRES is not set; bench/run starts a PostgreSQL and sets it.");
    return 2;
}

Server? server = null;
using var stop = new CancellationTokenSource();

// A service that we started does not outlive us, nor does a database or a setting on a server of somebody's own.
using var interrupted = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
using var terminated = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);

var machine = MachineFacts.Read();
server = await Server.Connect(connectionString);
Console.WriteLine($"{machine.Cores} cores of {machine.Cpu}, {machine.Runtime}, {machine.PackageSet} packages");
Console.WriteLine($"PostgreSQL: {Server.Describe(server.Settings)}");
Console.WriteLine($"Seed {options.Load.Seed}, {options.Load.Callers} callers, load average {Processes.Load()}");

try
{
    return await Measure();
}
finally
{
    // Whatever came of a run that Stop took everything from: Stop ends the process.
    if (stop.IsCancellationRequested)
        await Task.Delay(Timeout.InfiniteTimeSpan);
    await CleanUp(server);
}

async Task<int> Measure()
{
    if (options.Growth.Parts.Length > 0)
        return await GrowthRun.Run(server, machine, options);
    if (options.Scaling > 0)
        return await Scaling.Run(server, options) ? 0 : 1;
    return await Speed.Run(server, options, machine) ? 0 : 1;
}

static async Task CleanUp(Server? server)
{
    ServiceProcess.KillAll();
    if (server is not null)
        await server.Restore();
}

void Stop(PosixSignalContext signal)
{
    stop.Cancel();
    CleanUp(server).GetAwaiter().GetResult();
    Environment.Exit(128 + (signal.Signal == PosixSignal.SIGINT ? 2 : 15));
}
