using System.Globalization;
using Billing.Bench.Auditing;
using Billing.Bench.Http;
using Billing.Bench.Load;
using Billing.Bench.Machine;
using Billing.Bench.Report;
using Billing.Bench.Targets;
using Npgsql;

namespace Billing.Bench.Scaling;

/// <summary>
/// The service as one process, as one silo and as two, all on this machine: what a debit costs in each process, from which
/// docs/scaling.md reckons what more machines give. Every measurement is audited.
/// </summary>
internal static class Scaling
{
    /// <summary>Measures and prints; false when an audit found something.</summary>
    public static async Task<bool> Run(Server server, Options options)
    {
        var topologies = Topology.All
            .Where(topology => !topology.IsCluster || Silo.PackageSet.Name == "upstream")
            .ToArray();
        if (topologies.Length < Topology.All.Length)
            Console.WriteLine("Clusters are left out: they need the upstream packages, the stand-ins run in one process");
        var figures = new List<Figures>();
        for (var round = 1; round <= options.Scaling; round++)
        {
            foreach (var topology in Shuffled(topologies, options.Load.Seed + round))
            {
                var one = await Measure(server, topology, options);
                Console.WriteLine($"  {round}: {one}");
                if (one.Findings.Count > 0)
                {
                    Console.Error.WriteLine($"VOID: {string.Join("; ", one.Findings)}");
                    return false;
                }
                figures.Add(one);
            }
        }
        Print(topologies, figures);
        return true;
    }

    private static async Task<Figures> Measure(Server server, Topology topology, Options options)
    {
        var database = await server.CreateDatabase();
        try
        {
            await using var members = await Members.Start(topology, database);
            await using ITarget target = topology.Apis > 0
                ? await HttpTarget.Join(members.Urls)
                : await SiloTarget.Join(database, Members.ClusterId);
            var fill = await Fill.Spread(target, options.Accounts);
            await server.Checkpoint();
            var before = Cpu.Read(members, server);
            var load = await LoadRun.Run(target, fill.Accounts, options.Load, server.Processes);
            var used = Cpu.Read(members, server) - before;
            await using var source = NpgsqlDataSource.Create(database);
            var findings = load.Fault is { } fault
                ? [fault]
                : await new Audit(source, fill.Accounts, fill.Granted).Run(target, load.Acks);
            return new Figures(topology, load, used, findings);
        }
        finally
        {
            await server.Drop(database);
        }
    }

    private static Topology[] Shuffled(Topology[] topologies, int seed)
    {
        var copy = topologies.ToArray();
        new Random(seed).Shuffle(copy);
        return copy;
    }

    private static void Print(Topology[] topologies, List<Figures> figures)
    {
        Console.WriteLine();
        Console.WriteLine("| | debits/s | p50 ms | p99 ms | silo us | API us | PostgreSQL us | load us |");
        Console.WriteLine("|---|---|---|---|---|---|---|---|");
        foreach (var topology in topologies)
        {
            var own = figures.Where(figure => figure.Topology == topology).ToArray();
            string Of(Func<Figures, double> value, string format) => Spread.Of(own.Select(value)).Text(format);
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"| {topology.Name} | {Of(f => f.PerSecond, "N0")} | {Of(f => f.P50Ms, "F1")} | {Of(f => f.P99Ms, "F1")} "
                + $"| {Of(f => f.SiloMicros, "F0")} | {Of(f => f.ApiMicros, "F0")} | {Of(f => f.PostgresMicros, "F0")} "
                + $"| {Of(f => f.LoadMicros, "F0")} |"));
        }
    }
}

/// <summary>CPU time of all that takes part.</summary>
internal readonly record struct Cpu(TimeSpan Silos, TimeSpan Apis, TimeSpan Postgres, TimeSpan Load)
{
    public static Cpu Read(Members members, Server server) =>
        new(members.SiloCpu, members.ApiCpu, server.Processes.OfPostgres(), Environment.CpuUsage.TotalTime);

    public static Cpu operator -(Cpu a, Cpu b) =>
        new(a.Silos - b.Silos, a.Apis - b.Apis, a.Postgres - b.Postgres, a.Load - b.Load);
}

/// <summary>What one measurement came to; CPU is for each acknowledged debit, warm-up included.</summary>
internal sealed record Figures(Topology Topology, LoadResult Load, Cpu Used, IReadOnlyList<string> Findings)
{
    private int Acked { get; } = Math.Max(1, Load.Acked);

    public double PerSecond => Load.Latency.Count / Load.Elapsed.TotalSeconds;

    public double P50Ms => Load.Latency.Percentile(0.5) / 1000.0;

    public double P99Ms => Load.Latency.Percentile(0.99) / 1000.0;

    public double SiloMicros => Used.Silos.TotalMicroseconds / Acked;

    public double ApiMicros => Used.Apis.TotalMicroseconds / Acked;

    public double PostgresMicros => Used.Postgres.TotalMicroseconds / Acked;

    public double LoadMicros => Used.Load.TotalMicroseconds / Acked;

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Topology.Name,-22} {PerSecond,8:N0}/s  p50 {P50Ms:F1} ms  p99 {P99Ms:F1} ms  CPU us a debit: silo {SiloMicros:F0}, API {ApiMicros:F0}, PostgreSQL {PostgresMicros:F0}, load {LoadMicros:F0}");
}
