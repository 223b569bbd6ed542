using Billing.Bench;
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

var connectionString = Environment.GetEnvironmentVariable("BILLING_BENCH_POSTGRES");
if (string.IsNullOrEmpty(connectionString))
{
    Console.Error.WriteLine("BILLING_BENCH_POSTGRES is not set; bench/run starts a PostgreSQL and sets it.");
    return 2;
}

var machine = MachineFacts.Read();
var server = await Server.Connect(connectionString);
Console.WriteLine($"{machine.Cores} cores of {machine.Cpu}, {machine.Runtime}, {machine.PackageSet} packages");
Console.WriteLine($"PostgreSQL: {string.Join(", ", server.Settings.Select(pair => $"{pair.Key} {pair.Value}"))}");
Console.WriteLine($"Seed {options.Load.Seed}, {options.Load.Callers} callers, load average {Processes.Load()}");

if (options.Footprint > 0)
{
    await Footprint.Run(server, options.Footprint);
    return 0;
}

if (options.Scaling > 0)
    return await Scaling.Run(server, options) ? 0 : 1;

if (await SameSemantics.Difference(server) is { } difference)
{
    Console.Error.WriteLine($"VOID: ours and the peer do not keep the same promises.\n{difference}");
    return 1;
}
Console.WriteLine("Same semantics: ours and the peer answer one scenario alike, and their ledgers agree");

var progress = new Progress(Rounds.Steps(options));
var rounds = new Rounds(server, options, progress);
var report = new RunReport
{
    At = DateTime.UtcNow,
    Commit = Environment.GetEnvironmentVariable("BILLING_BENCH_COMMIT") ?? "unknown",
    Options = options,
    Machine = machine,
    Postgres = server.Settings,
    Rounds = await rounds.Run(),
    PeerConnections = rounds.Connections,
};
if (!report.Valid)
{
    Console.Error.WriteLine("VOID: an audit failed; no throughput of this run counts, and none is kept.");
    return 1;
}
Console.WriteLine();
Console.Write(Markdown.Tables(report));
if (options.Out is { } folder)
    Files.Write(report, folder);
return 0;
