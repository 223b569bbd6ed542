using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Billing.Bench.Load;
using Npgsql;

namespace Billing.Bench.Peer;

/// <summary>What pgbench did.</summary>
/// <param name="Transactions">Processed.</param>
/// <param name="PerSecond">Without the time to connect.</param>
/// <param name="Latency">Of a sample of the transactions.</param>
/// <param name="Fault">Why it failed, or null.</param>
internal sealed record PgbenchRun(long Transactions, double PerSecond, Histogram Latency, string? Fault);

/// <summary>PostgreSQL's own load generator, with prepared statements.</summary>
internal sealed partial class Pgbench(string connectionString, string folder, string script, int accounts, int clients)
{
    private const string SampledShare = "0.1";

    private int _runs;

    /// <summary>Where it is: beside PostgreSQL's programs, or on the path.</summary>
    private static string Program => Environment.GetEnvironmentVariable("BILLING_BENCH_PG_BIN") is { Length: > 0 } bin
        ? Path.Combine(bin, "pgbench")
        : "pgbench";

    public async Task<PgbenchRun> Run(TimeSpan time)
    {
        var (file, log) = (Path.Combine(folder, "debit.sql"), $"run{++_runs}");
        await File.WriteAllTextAsync(file, script);
        using var process = Process.Start(InfoOf(file, Path.Combine(folder, log), time))!;
        var faults = process.StandardError.ReadToEndAsync();
        var said = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
            return new PgbenchRun(0, 0, new Histogram(), $"pgbench ended with {process.ExitCode}: {await faults}");
        var latency = new Histogram();
        foreach (var part in Directory.EnumerateFiles(folder, $"{log}*"))
            await AddLatencies(part, latency);
        return new PgbenchRun(
            long.Parse(Processed().Match(said).Groups[1].Value, CultureInfo.InvariantCulture),
            double.Parse(PerSecond().Match(said).Groups[1].Value, CultureInfo.InvariantCulture),
            latency,
            null);
    }

    // Whole seconds are what it knows.
    private ProcessStartInfo InfoOf(string file, string log, TimeSpan time)
    {
        var settings = new NpgsqlConnectionStringBuilder(connectionString);
        string[] arguments =
        [
            "--no-vacuum", "--protocol=prepared", $"--client={clients}", "--jobs=2", $"--file={file}",
            $"--define=accounts={accounts}", $"--time={Math.Max(1, Math.Round(time.TotalSeconds))}",
            "--log", $"--log-prefix={log}", $"--sampling-rate={SampledShare}",
            $"--host={settings.Host}", $"--port={settings.Port}", $"--username={settings.Username}", settings.Database!,
        ];
        var info = new ProcessStartInfo(Program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        if (settings.Password is { } password)
            info.Environment["PGPASSWORD"] = password;
        return info;
    }

    // A line is: client, transaction, microseconds, script, seconds and microseconds of the clock.
    private static async Task AddLatencies(string file, Histogram latency)
    {
        await foreach (var line in File.ReadLinesAsync(file))
            latency.Record(long.Parse(line.Split(' ')[2], CultureInfo.InvariantCulture));
    }

    [GeneratedRegex(@"transactions actually processed: (\d+)")]
    private static partial Regex Processed();

    [GeneratedRegex(@"tps = ([\d.]+) \(without")]
    private static partial Regex PerSecond();
}
