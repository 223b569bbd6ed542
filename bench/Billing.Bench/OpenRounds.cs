using Billing.Bench.Auditing;
using Billing.Bench.Load;
using Billing.Bench.Machine;
using Billing.Bench.Report;
using Billing.Bench.Targets;
using Npgsql;

namespace Billing.Bench;

/// <summary>A case at a given load.</summary>
/// <param name="Case">What is loaded.</param>
/// <param name="PeakOf">The case of whose peak the load is a share.</param>
/// <param name="Percent">The share.</param>
/// <param name="PerSecond">The load.</param>
internal sealed record OpenPoint(string Case, string PeakOf, int Percent, double PerSecond);

/// <summary>What calls waited at one load, in one round.</summary>
/// <param name="Point">The load.</param>
/// <param name="P50Ms">From when a call was due to its answer.</param>
/// <param name="P99Ms">The same.</param>
/// <param name="P999Ms">The same.</param>
/// <param name="LateP99Ms">How late the generator itself was: it is part of the latencies.</param>
/// <param name="UsedCpuShare">The share of the machine that everything used together.</param>
/// <param name="LoadCpuMicros">CPU of the generator, by call.</param>
/// <param name="ServiceCpuMicros">The same of the service.</param>
/// <param name="PostgresCpuMicros">The same of PostgreSQL.</param>
/// <param name="OthersCpuShare">The share of the machine that neither engine nor bench used: noise.</param>
/// <param name="StolenCpuShare">The share of the machine that its host withheld: noise.</param>
/// <param name="Findings">What the audit found wrong; the other numbers are void unless it is empty.</param>
/// <param name="FellBehind">Whether the generator was too late for the latencies to mean anything.</param>
internal sealed record OpenFigures(
    OpenPoint Point, double P50Ms, double P99Ms, double P999Ms, double LateP99Ms, double UsedCpuShare,
    double LoadCpuMicros, double ServiceCpuMicros, double PostgresCpuMicros, double OthersCpuShare,
    double StolenCpuShare, IReadOnlyList<string> Findings, bool FellBehind);

/// <summary>Latency in an open loop, at shares of the peaks that the rounds found.</summary>
internal sealed class OpenRounds(Server server, Options options, Progress progress, Func<Case, int> connectionsOf)
{
    // A generator that is this late at the 99th percentile measures itself.
    private const double MostLateMs = 5;

    private static readonly TimeSpan Short = TimeSpan.FromSeconds(1);

    // After full load a queue has to go, new connections make their buffers, and the thread pool finds its size.
    private static readonly TimeSpan Calm = TimeSpan.FromSeconds(3);

    private static readonly (string Case, string PeakOf, int[] Percents)[] Plan =
    [
        ("ours-http-spread", "ours-http-spread", [25, 50, 75]),
        ("peer-http-spread", "peer-http-spread", [25, 50, 75]),
        ("ours-http-spread", "peer-http-spread", [25, 50, 75]),
        ("ours-http-hot", "ours-http-hot", [50]),
        ("peer-http-hot", "peer-http-hot", [50]),
    ];

    private readonly Random _random = new(options.Load.Seed + 1);

    /// <summary>How many measurements it makes.</summary>
    public static int Steps(Options options) =>
        options.OpenRounds * Plan.Where(plan => IsWanted(plan, options)).Sum(plan => plan.Percents.Length);

    public async Task<List<OpenFigures>> Run(IReadOnlyList<Round> rounds)
    {
        var points = Plan
            .Where(plan => IsWanted(plan, options))
            .SelectMany(plan => plan.Percents.Select(percent => PointOf(plan.Case, plan.PeakOf, percent, rounds)))
            .ToArray();
        var figures = new List<OpenFigures>();
        for (var number = 1; number <= options.OpenRounds && points.Length > 0; number++)
        {
            Console.WriteLine($"Open loop, round {number} of {options.OpenRounds}");
            _random.Shuffle(points);
            foreach (var point in points)
            {
                var one = await Measure(point);
                figures.Add(one);
                progress.Say(LineOf(one));
            }
        }
        return figures;
    }

    private static bool IsWanted((string Case, string PeakOf, int[] Percents) plan, Options options) =>
        options.Wants(Case.Named(plan.Case)) && options.Wants(Case.Named(plan.PeakOf));

    private static OpenPoint PointOf(string name, string peakOf, int percent, IReadOnlyList<Round> rounds)
    {
        var peak = Spread.Of(rounds.Select(round => round.Results[peakOf].DebitsPerSecond)).Median;
        return new OpenPoint(name, peakOf, percent, peak * percent / 100);
    }

    private async Task<OpenFigures> Measure(OpenPoint point)
    {
        var what = Case.Named(point.Case);
        var database = await server.CreateDatabase();
        try
        {
            await using var target = await Measurement.Start(what, database, connectionsOf(what));
            var fill = await Fill.Of(target, what.Shape, options.Accounts);
            await server.Checkpoint();
            GC.Collect();
            // The service compiles under full load; then it gets the load that is asked for.
            var warm = await LoadRun.Run(
                target, fill.Accounts, options.Load with { Seed = _random.Next(), Measured = Short }, server.Processes);
            var load = options.Load with { Seed = _random.Next(), WarmUp = Calm };
            var run = await OpenLoop.Run(target, fill.Accounts, load, point.PerSecond, server.Processes);
            await using var source = NpgsqlDataSource.Create(database);
            var findings = (warm.Fault ?? run.Fault) is { } fault
                ? [fault]
                : await new Audit(source, fill.Accounts, fill.Granted).Run(target, [.. warm.Acks, run.Acks]);
            var calls = Math.Max(1, run.Latency.Count);
            var late = run.Lateness.Percentile(0.99) / 1000.0;
            return new OpenFigures(
                point,
                run.Latency.Percentile(0.5) / 1000.0,
                run.Latency.Percentile(0.99) / 1000.0,
                run.Latency.Percentile(0.999) / 1000.0,
                late,
                run.Usage.UsedShare(run.Elapsed),
                run.Usage.Self.TotalMicroseconds / calls,
                run.Usage.Service.TotalMicroseconds / calls,
                run.Usage.Postgres.TotalMicroseconds / calls,
                run.Usage.OthersShare(run.Elapsed),
                run.Usage.StolenShare(run.Elapsed),
                findings,
                late > MostLateMs);
        }
        finally
        {
            await server.Drop(database);
        }
    }

    private static string LineOf(OpenFigures one)
    {
        var point = one.Point;
        var name = $"{point.Case} at {point.PerSecond:n0}/s, {point.Percent} % of {point.PeakOf}:";
        if (one.Findings.Count > 0)
            return $"{name} VOID: {string.Join("\n    ", one.Findings)}";
        var text = $"p50 {one.P50Ms:f2} ms  p99 {one.P99Ms:f2} ms  p99.9 {one.P999Ms:f2} ms"
            + $"  generator late p99 {one.LateP99Ms:f2} ms  CPU us: load {one.LoadCpuMicros:f1}, "
            + $"service {one.ServiceCpuMicros:f1}, PostgreSQL {one.PostgresCpuMicros:f1}"
            + $"  machine used {one.UsedCpuShare:p0}  others {one.OthersCpuShare:p0}  stolen {one.StolenCpuShare:p0}";
        return one.FellBehind ? $"{name} VOID: the generator fell behind  {text}" : $"{name} {text}  audit passed";
    }
}
