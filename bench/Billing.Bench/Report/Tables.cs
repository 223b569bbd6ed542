using System.Text;

namespace Billing.Bench.Report;

/// <summary>The tables of a run, as the page and the console print them.</summary>
internal static class Tables
{
    public static string All(RunReport report)
    {
        var page = new StringBuilder();
        Targets(page, report);
        Ratios(page, report);
        Throughput(page, report);
        if (report.OpenLoop.Count > 0)
            OpenLoop(page, report);
        if (report.SlowDisk.Count > 0)
            SlowDisk(page, report);
        return page.ToString();
    }

    private static void Targets(StringBuilder page, RunReport report)
    {
        Head(page, "Targets", "target", "wanted", "measured", "");
        foreach (var goal in Goal.Of(report))
        {
            var met = goal.Met switch { true => "met", false => "not met", _ => "not measured here" };
            Row(page, goal.Name, goal.Wanted, goal.Measured, met);
        }
    }

    private static void Ratios(StringBuilder page, RunReport report)
    {
        var measured = Ratio.All.Select(ratio => (Ratio: ratio, Value: ratio.Of(report.Rounds)))
            .Where(pair => pair.Value is not null)
            .ToArray();
        if (measured.Length == 0)
            return;
        Head(page, "Ratios within a round", "ratio", "of", "median (range)");
        foreach (var (ratio, value) in measured)
            Row(page, ratio.Name, $"{ratio.Over} / {ratio.Under}", value!.Text("f1"));
    }

    // CPU is for each debit. "WAL" is bytes for each debit, "a commit" entries in one transaction.
    private static void Throughput(StringBuilder page, RunReport report)
    {
        Head(
            page,
            "Throughput in a closed loop; CPU us and WAL bytes for each debit",
            "case", "debits/s", "p50 ms", "p99 ms", "load CPU", "service CPU", "PostgreSQL CPU", "WAL", "entries a commit");
        foreach (var name in report.Cases)
        {
            string Figure(Func<Result, double> figure, string format) => report.Figure(name, figure).Text(format);
            string Median(Func<Result, double> figure, string format) =>
                report.Figure(name, figure).Median is var median and > 0 ? median.ToString(format, null) : "-";
            Row(
                page,
                name,
                Figure(r => r.DebitsPerSecond, "n0"),
                Figure(r => r.P50Ms, "f1"),
                Figure(r => r.P99Ms, "f1"),
                Median(r => r.LoadCpuMicros, "f1"),
                Median(r => r.ServiceCpuMicros, "f1"),
                Median(r => r.PostgresCpuMicros, "f1"),
                Median(r => r.WalBytesPerDebit, "f0"),
                Median(r => r.EntriesPerCommit, "f0"));
        }
    }

    private static void OpenLoop(StringBuilder page, RunReport report)
    {
        Head(
            page,
            "Latency in an open loop, from when a call was due",
            "case", "load", "calls/s", "p50 ms", "p99 ms", "p99.9 ms", "generator late, p99 ms", "machine used");
        foreach (var point in report.OpenLoop.GroupBy(one => one.Point))
        {
            var rounds = point.Where(one => !one.FellBehind).ToArray();
            var load = $"{point.Key.Percent} % of {point.Key.PeakOf}";
            var behind = point.Count() - rounds.Length;
            string Of(Func<OpenFigures, double> figure, string format = "f2") =>
                rounds.Length == 0 ? "VOID" : Spread.Of(rounds.Select(figure)).Text(format);
            Row(
                page,
                point.Key.Case + (behind > 0 ? $" ({behind} of {point.Count()} rounds VOID: the generator fell behind)" : ""),
                load,
                $"{point.Key.PerSecond:n0}",
                Of(one => one.P50Ms),
                Of(one => one.P99Ms),
                Of(one => one.P999Ms),
                Spread.Of(point.Select(one => one.LateP99Ms)).Text("f2"),
                Of(one => one.UsedCpuShare, "p0"));
        }
    }

    private static void SlowDisk(StringBuilder page, RunReport report)
    {
        var delays = report.SlowDisk.Select(one => one.DelayMs).Distinct().Order().ToArray();
        Head(
            page,
            "Debits/s on a slower disk: each flush of the log waits before it begins",
            ["case", .. delays.Select(delay => $"+{delay} ms")]);
        foreach (var name in report.SlowDisk.Select(one => one.Result.Case).Distinct().Order())
        {
            Row(page, [name, .. delays.Select(delay => Spread.Of(report.SlowDisk
                .Where(one => one.DelayMs == delay && one.Result.Case == name)
                .Select(one => one.Result.DebitsPerSecond)).Text("n0"))]);
        }
    }

    private static void Head(StringBuilder page, string title, params string[] columns)
    {
        if (page.Length > 0)
            page.Append('\n');
        page.Append($"## {title}\n\n");
        Row(page, columns);
        Row(page, [.. columns.Select(_ => "---")]);
    }

    private static void Row(StringBuilder page, params string[] cells) =>
        page.Append("| ").AppendJoin(" | ", cells).Append(" |\n");
}
