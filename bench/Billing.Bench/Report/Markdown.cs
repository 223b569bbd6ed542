using System.Globalization;
using System.Text;

namespace Billing.Bench.Report;

/// <summary>Writes a run as a page for people.</summary>
internal static class Markdown
{
    public static string Page(RunReport report)
    {
        var page = new StringBuilder();
        var load = report.Options.Load;
        Line(page, $"# Benchmark of {report.At:yyyy-MM-dd}");
        Line(page, "");
        Line(page, $"Commit {report.Commit}, {report.Machine.PackageSet} packages. Made by `bench/run`; what the cases are and");
        Line(page, $"how they are measured is in `bench/README.md`. Medians over {report.Rounds.Count} rounds, with the range.");
        Line(page, "");
        page.Append(Tables(report));
        Line(page, "");
        Line(page, $"- Load: closed loop, {load.Callers} callers, {load.Measured.TotalSeconds:0.#} s measured after "
            + $"{load.WarmUp.TotalSeconds:0.#} s of warm-up, {report.Options.Accounts} accounts spread, 1 hot; "
            + $"{(load.Keys ? "a unique idempotency key" : "no idempotency key")} each; seed {load.Seed}.");
        Line(page, $"- The peer's connections, the fastest of {string.Join(", ", report.Options.Connections)}: "
            + $"{string.Join(", ", report.PeerConnections.Select(pair => $"{pair.Key} {pair.Value}"))}.");
        Line(page, "- Every measurement passed the audit; the others are not printed.");
        Line(page, $"- Machine: {report.Machine.Cores} cores of {report.Machine.Cpu}, {report.Machine.Kernel}, "
            + $"{report.Machine.Runtime} ({report.Machine.GarbageCollector} GC). Load generator, silo and PostgreSQL together.");
        Line(page, $"- fdatasync of 8 kB under PostgreSQL's data: {DiskText(report)}. Whether the disk survives a loss of power "
            + $"cannot be known from inside.");
        Line(page, $"- PostgreSQL {report.Postgres["server_version"]}: "
            + $"{string.Join(", ", report.Postgres.Where(pair => pair.Key != "server_version").Select(pair => $"{pair.Key} {pair.Value}"))}.");
        return page.ToString();
    }

    /// <summary>The tables alone, as the console prints them too.</summary>
    public static string Tables(RunReport report)
    {
        var page = new StringBuilder();
        Line(page, "| case | debits/s | p50 ms | p99 ms | CPU us/debit: this process | PostgreSQL | WAL B/debit | debits/commit |");
        Line(page, "|---|---|---|---|---|---|---|---|");
        foreach (var name in report.Cases)
        {
            string Figure(Func<Result, double> figure, string format) => report.Figure(name, figure).Text(format);
            string Median(Func<Result, double> figure, string format) =>
                report.Figure(name, figure).Median.ToString(format, CultureInfo.InvariantCulture);
            Line(page, $"| {name} | {Figure(r => r.CallsPerSecond, "n0")} | {Figure(r => r.P50Ms, "f1")} "
                + $"| {Figure(r => r.P99Ms, "f1")} | {Median(r => r.SelfCpuMicros, "f1")} "
                + $"| {Median(r => r.PostgresCpuMicros, "f1")} | {Median(r => r.WalBytesPerDebit, "f0")} "
                + $"| {Median(r => r.DebitsPerCommit, "f0")} |");
        }
        Line(page, "");
        foreach (var shape in new[] { "spread", "hot" })
        {
            if (report.Ratio(shape) is { } ratio)
                Line(page, $"- ours / peer, {shape}: {ratio.Text("f1")}");
        }
        var results = report.Rounds.SelectMany(round => round.Results.Values).ToArray();
        var load = Spread.Of(results.Select(result => result.LoadAverage));
        var others = Spread.Of(results.Select(result => result.OthersCpuShare));
        Line(page, $"- load average {load.Text("f1")}; share of the machine used by others {others.Text("p0")}");
        return page.ToString();
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
