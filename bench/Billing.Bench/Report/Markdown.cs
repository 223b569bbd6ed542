using System.Globalization;
using System.Text;

namespace Billing.Bench.Report;

/// <summary>Writes a run as a page for people.</summary>
internal static class Markdown
{
    public static string Page(RunReport report)
    {
        var (load, machine, page) = (report.Options.Load, report.Machine, new StringBuilder());
        Line(page, $"# Benchmark of {report.At:yyyy-MM-dd}");
        Line(page, "");
        Line(page, $"Commit {report.Commit}, {machine.PackageSet} packages. Made by `bench/run`; `bench/README.md` says");
        Line(page, "what the cases are and how they are measured. Medians over the rounds, with the range.");
        Line(page, "");
        page.Append(Tables(report));
        Line(page, "");
        Item(
            page,
            $"Load: closed loop, {load.Callers} callers, {report.Rounds.Count} rounds,",
            $"{load.Measured.TotalSeconds:0.#} s measured after {load.WarmUp.TotalSeconds:0.#} s of warm-up,",
            $"{report.Options.Accounts} accounts spread, 1 hot;",
            $"{(load.Keys ? "a unique idempotency key" : "no idempotency key")} each; seed {load.Seed}.");
        Item(
            page,
            $"The peer's connections, the fastest of {string.Join(", ", report.Options.Connections)}:",
            string.Join(", ", report.PeerConnections.Select(pair => $"{pair.Key} {pair.Value}")) + ".");
        Item(page, "Every measurement passed the audit: a run with one that does not is not kept.");
        Item(
            page,
            $"Machine: {machine.Cores} cores of {machine.Cpu}, {machine.Kernel}, {machine.Runtime}",
            $"({machine.GarbageCollector} GC). Load generator, silo and PostgreSQL together.");
        Item(
            page,
            $"fdatasync of 8 kB under PostgreSQL's data: {DiskText(report)}.",
            "Whether the disk survives a loss of power cannot be known from inside.");
        Item(page, "PostgreSQL:", string.Join(", ", report.Postgres.Select(pair => $"{pair.Key} {pair.Value}")) + ".");
        return page.ToString();
    }

    /// <summary>The tables alone, as the console prints them too.</summary>
    public static string Tables(RunReport report)
    {
        var page = new StringBuilder();
        Line(page, "| case | debits/s | p50 ms | p99 ms | CPU us: process | PostgreSQL | WAL bytes | a commit |");
        Line(page, "|---|---|---|---|---|---|---|---|");
        foreach (var name in report.Cases)
        {
            string Figure(Func<Result, double> figure, string format) => report.Figure(name, figure).Text(format);
            string Median(Func<Result, double> figure, string format) =>
                report.Figure(name, figure).Median.ToString(format, CultureInfo.InvariantCulture);
            Line(page, $"| {name} | {Figure(r => r.DebitsPerSecond, "n0")} | {Figure(r => r.P50Ms, "f1")} "
                + $"| {Figure(r => r.P99Ms, "f1")} | {Median(r => r.LoadCpuMicros, "f1")} "
                + $"| {Median(r => r.PostgresCpuMicros, "f1")} | {Median(r => r.WalBytesPerDebit, "f0")} "
                + $"| {Median(r => r.EntriesPerCommit, "f0")} |");
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

    private static void Item(StringBuilder page, params string[] parts) => Line(page, "- " + string.Join(' ', parts));

    // The bench runs with one culture, the invariant one (Directory.Build.props).
    private static void Line(StringBuilder page, string text) => page.Append(text).Append('\n');
}
