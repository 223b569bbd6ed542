using System.Text;
using Billing.Bench.Machine;

namespace Billing.Bench.Report;

/// <summary>Writes a run as a page for people.</summary>
internal static class Markdown
{
    /// <summary>The page.</summary>
    /// <param name="report">The run.</param>
    /// <param name="plots">Files beside it, each with what it shows.</param>
    public static string Page(RunReport report, IEnumerable<(string File, string Shows)> plots)
    {
        var page = new StringBuilder();
        Line(page, $"# Benchmark of {report.At:yyyy-MM-dd}");
        Line(page, "");
        Line(page, $"Commit {report.Commit}, {report.Machine.PackageSet} packages. Made by `bench/run`; `bench/README.md`");
        Line(page, "says what the cases are and how they are measured. Medians over the rounds, with the range.");
        Line(page, "");
        foreach (var (file, shows) in plots)
        {
            Line(page, $"![{shows}]({file})");
            Line(page, "");
        }
        page.Append(Tables.All(report));
        Line(page, "");
        Line(page, "## Conditions");
        Line(page, "");
        foreach (var text in Conditions(report))
            Line(page, $"- {text}");
        return page.ToString();
    }

    private static IEnumerable<string> Conditions(RunReport report)
    {
        var (options, machine) = (report.Options, report.Machine);
        var load = options.Load;
        yield return $"Closed loop: {load.Callers} callers, {report.Rounds.Count} rounds in random order,"
            + $" {load.Measured.TotalSeconds:0.#} s measured after {load.WarmUp.TotalSeconds:0.#} s of warm-up"
            + $" (over HTTP until the service is warm), {options.Accounts} accounts spread, 1 hot,"
            + $" {(load.Keys ? "a unique idempotency key" : "no idempotency key")} each; seed {load.Seed}.";
        yield return $"Connections, the fastest of {string.Join(", ", options.Connections)} (pgbench twice as many clients): "
            + string.Join(", ", report.PeerConnections.Select(pair => $"{pair.Key} {pair.Value}")) + ".";
        yield return "All processes compiled hot code as soon as it showed (`DOTNET_TC_CallCountingDelayMs="
            + (Environment.GetEnvironmentVariable("DOTNET_TC_CallCountingDelayMs") ?? "100, the default") + "`).";
        yield return "Every measurement passed the audit: a run with one that does not is not kept.";
        var others = Spread.Of(report.Results.Select(result => result.OthersCpuShare));
        var stolen = Spread.Of(report.Results.Select(result => result.StolenCpuShare));
        yield return $"Load average {Spread.Of(report.Results.Select(result => result.LoadAverage)).Text("f1")};"
            + $" share of the machine used by others {others.Text("p0")}, withheld by its host {stolen.Text("p0")}.";
        yield return $"Machine: {machine.Cores} cores of {machine.Cpu}, {machine.Kernel}, {machine.Runtime}"
            + $" ({machine.GarbageCollector} GC). Load generator, service and PostgreSQL together.";
        yield return $"fdatasync of 8 kB under PostgreSQL's data: {DiskText(report)}."
            + " Whether the disk survives a loss of power cannot be known from inside.";
        yield return $"PostgreSQL: {Server.Describe(report.Postgres)}.";
    }

    private static string DiskText(RunReport report)
    {
        var known = report.Rounds.Select(round => round.Disk).OfType<Machine.SyncLatency>().ToArray();
        return known.Length == 0
            ? "not known"
            : $"{Spread.Of(known.Select(disk => (double)disk.P50)).Text("f0")} us, "
                + $"p99 {Spread.Of(known.Select(disk => (double)disk.P99)).Text("f0")} us";
    }

    // The bench runs with one culture, the invariant one (Directory.Build.props).
    private static void Line(StringBuilder page, string text) => page.Append(text).Append('\n');
}
