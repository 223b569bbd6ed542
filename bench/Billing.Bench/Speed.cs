using Billing.Bench.Machine;
using Billing.Bench.Report;

namespace Billing.Bench;

/// <summary>The comparison as a whole: same semantics, closed loop, open loop, slow disk, report.</summary>
internal static class Speed
{
    /// <summary>Measures, prints and keeps; false when an audit found something.</summary>
    public static async Task<bool> Run(Server server, Options options, MachineFacts machine)
    {
        if (await SameSemantics.Difference(server) is { } difference)
        {
            Console.Error.WriteLine($"VOID: ours and the peer do not keep the same promises.\n{difference}");
            return false;
        }
        Console.WriteLine(
            "Same semantics: ours and the peer answer one scenario alike, directly and over HTTP, and their ledgers agree");

        var at = DateTime.UtcNow;
        var progress = new Progress(Rounds.Steps(options) + OpenRounds.Steps(options) + DiskRounds.Steps(options));
        var closed = new Rounds(server, options, progress);
        var rounds = await closed.Run();
        var report = new RunReport
        {
            At = at,
            Commit = Environment.GetEnvironmentVariable("BILLING_BENCH_COMMIT") ?? "unknown",
            Options = options,
            Machine = machine,
            Postgres = server.Settings,
            PeerConnections = closed.Connections,
            Rounds = rounds,
            OpenLoop = await new OpenRounds(server, options, progress, closed.ConnectionsOf).Run(rounds),
            SlowDisk = await new DiskRounds(server, options, progress, closed.ConnectionsOf).Run(),
        };
        if (!report.Valid)
        {
            Console.Error.WriteLine("VOID: an audit failed; no throughput of this run counts, and none is kept.");
            return false;
        }
        Console.WriteLine();
        Console.Write(Tables.All(report));
        if (options.Out is { } folder)
            Files.Write(report, folder);
        return true;
    }
}
