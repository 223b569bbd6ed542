using System.Globalization;
using System.Text;
using System.Text.Json;
using Billing.Bench.Machine;
using Billing.Bench.Report;

namespace Billing.Bench.Growth;

/// <summary>Writes a run of <c>--growth</c> as a page for people, and keeps it with its figures as JSON.</summary>
internal static class GrowthPage
{
    private const int MostHeld = 12;

    // What Loads writes.
    private const string LoadColumns = "debits/s | p99 ms | own CPU | PostgreSQL CPU | WAL | others | stolen";

    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DictionaryKeyPolicy = null,
        WriteIndented = true,
    };

    /// <summary>One Markdown and one JSON file, named by day and packages; a second run of a day gets a number.</summary>
    public static void Write(GrowthReport report, string folder)
    {
        Directory.CreateDirectory(folder);
        var name = Files.FreeName(folder, $"{report.At:yyyy-MM-dd}-growth-{report.Machine.PackageSet}");
        var path = Path.Combine(folder, name);
        File.WriteAllText(path + ".json", JsonSerializer.Serialize(report, Json) + "\n");
        File.WriteAllText(path + ".md", Section(report));
        Console.WriteLine($"Written: {path}.md and .json");
    }

    /// <summary>The page.</summary>
    public static string Section(GrowthReport report)
    {
        var page = new StringBuilder();
        Line(page, $"## Growth, {report.At:yyyy-MM-dd}, {report.Machine.PackageSet} packages");
        Line(page, "");
        Line(page, $"Commit {report.Commit}. Made by `bench/run --growth`; `bench/README.md` says what is measured.");
        Line(page, $"{report.Machine.Cores} cores of {report.Machine.Cpu}; load, silo and PostgreSQL together.");
        Line(page, $"PostgreSQL: {Server.Describe(report.Postgres)}.");
        Line(page, $"Throughput: closed loop, {report.Callers} callers, {report.Rounds} measurements of");
        Line(page, $"{report.MeasuredSeconds:0.#} s after {report.WarmUpSeconds:0.#} s of warm-up, median and range;");
        Line(page, $"seed {report.Seed}. CPU is us and WAL bytes for each debit. Every audit passed.");
        if (report.Rows is { } rows)
            Rows(page, rows);
        if (report.Accounts is { } accounts)
            Accounts(page, accounts);
        if (report.Storm is { } storm)
            Storm(page, storm);
        if (report.Memory is { } memory)
            Memory(page, memory);
        if (report.Recovery is { } recovery)
            Recovery(page, recovery);
        return page.ToString();
    }

    private static void Rows(StringBuilder page, IReadOnlyList<RowsResult> rows)
    {
        Head(page, "Ledger rows", $"rows | up to | {LoadColumns} | filled rows/s | table MB | indexes MB");
        foreach (var size in rows)
        {
            Line(page, $"| {size.Rows:n0} | {size.RowsAtEnd:n0} | {Loads(size.Loads)} | {size.FillPerSecond:n0} "
                + $"| {size.TableBytes >> 20:n0} | {Indexes(size)} |");
        }
        Line(page, "");
        foreach (var size in rows.Skip(1))
        {
            var ratios = size.Loads.Zip(rows[0].Loads, (large, small) => large.PerSecond / small.PerSecond);
            Line(page, $"- {size.Rows:n0} / {rows[0].Rows:n0} rows, within a round: {Spread.Of(ratios).Text("f2")}");
        }
        Line(page, "- Each measurement here warms up for 20 s at least.");
        Line(page, "- Rows that the measurements add count: \"up to\" is the most that a measurement ended with.");
    }

    private static void Accounts(StringBuilder page, IReadOnlyList<AccountsResult> accounts)
    {
        Head(page, "Active accounts", $"accounts | {LoadColumns} | heap bytes each | process MB");
        foreach (var size in accounts)
        {
            Line(page, $"| {size.Accounts:n0} | {Loads(size.Loads)} "
                + $"| {size.HeapBytesEach:n0} | {size.ResidentBytes >> 20:n0} |");
        }
    }

    private static void Storm(StringBuilder page, StormResult storm)
    {
        Head(
            page,
            $"{storm.Accounts:n0} accounts called at once after a start, {storm.Callers} callers",
            "calls | count | p50 ms | p99 ms | max ms");
        Row(page, "first call of each", storm.Cold);
        Row(page, "active ones, before", storm.SteadyAlone);
        Row(page, "active ones, during", storm.SteadyDuring);
        Line(page, "");
        Line(page, $"- all had answered after {storm.Seconds:f1} s: {storm.Accounts / storm.Seconds:n0} accounts/s");
    }

    private static void Memory(StringBuilder page, IReadOnlyList<FootprintResult> memory)
    {
        Head(
            page,
            "What an account weighs",
            "kind | accounts | bytes in memory | ledger bytes | cold p50 ms | cold p99 ms | warm p50 ms | warm p99 ms");
        foreach (var kind in memory)
        {
            Line(page, $"| {kind.Kind} | {kind.Accounts:n0} | {kind.BytesEach:n0} | {kind.LedgerBytesEach:n0} "
                + $"| {kind.Cold.P50Ms:f2} | {kind.Cold.P99Ms:f2} | {kind.Warm.P50Ms:f3} | {kind.Warm.P99Ms:f3} |");
        }
        foreach (var kind in memory)
        {
            Line(page, "");
            Line(page, $"Found {kind.HeldBy.Sum(held => held.Bytes):f0} bytes an account {kind.Kind}, the most in");
            Line(page, "");
            foreach (var held in kind.HeldBy.Take(MostHeld))
                Line(page, $"- {held.Bytes:f0} in {held.Objects:0.#} of `{held.Where}`");
        }
    }

    private static void Recovery(StringBuilder page, RecoveryResult recovery)
    {
        Head(page, $"After kill -9 with {recovery.Accounts:n0} active accounts", "what | seconds from the kill");
        Line(page, $"| ready | {recovery.ReadySeconds:f1} |");
        Line(page, $"| first debit answered | {recovery.FirstSeconds:f1} |");
        Line(page, $"| a debit on every account answered | {recovery.AllSeconds:f1} |");
        Line(page, "");
        Line(page, $"- over HTTP, one debit a request, {recovery.Callers} callers who ask again every 250 ms");
        Line(page, $"- {recovery.InDoubt} calls got no answer; sent again, {recovery.Replayed} had taken effect");
    }

    private static string Indexes(RowsResult size) => string.Join(
        ", ",
        size.IndexBytes.Where(pair => pair.Value >= 1 << 20).Select(pair => $"{pair.Key} {pair.Value >> 20:n0}"));

    private static string Loads(IReadOnlyList<LoadFigures> loads) =>
        $"{Spread.Of(loads.Select(load => load.PerSecond)).Text("n0")} "
        + $"| {Spread.Of(loads.Select(load => load.P99Ms)).Text("f1")} "
        + $"| {Spread.Of(loads.Select(load => load.OwnCpuUs)).Text("f1")} "
        + $"| {Spread.Of(loads.Select(load => load.PostgresCpuUs)).Text("f1")} "
        + $"| {Spread.Of(loads.Select(load => load.WalBytesPerDebit)).Text("n0")} "
        + $"| {Spread.Of(loads.Select(load => load.OthersCpuShare)).Text("p0")} "
        + $"| {Spread.Of(loads.Select(load => load.StolenCpuShare)).Text("p0")}";

    private static void Row(StringBuilder page, string name, Latencies calls) =>
        Line(page, $"| {name} | {calls.Count:n0} | {calls.P50Ms:f1} | {calls.P99Ms:f1} | {calls.MostMs:f1} |");

    private static void Head(StringBuilder page, string title, string columns)
    {
        Line(page, "");
        Line(page, $"### {title}");
        Line(page, "");
        Line(page, $"| {columns} |");
        Line(page, $"|{string.Concat(Enumerable.Repeat("---|", columns.Split('|').Length))}");
    }

    // The bench runs with one culture, the invariant one (Directory.Build.props).
    private static void Line(StringBuilder page, string text) => page.Append(text).Append('\n');
}
