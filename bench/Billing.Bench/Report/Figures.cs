namespace Billing.Bench.Report;

/// <summary>The figures of a run by name: what two runs are compared by.</summary>
internal static class Figures
{
    public static IReadOnlyDictionary<string, Spread> Of(RunReport report)
    {
        var figures = new Dictionary<string, Spread>();
        foreach (var name in report.Cases)
        {
            figures[$"{name}: debits/s"] = report.Figure(name, result => result.DebitsPerSecond);
            figures[$"{name}: p50 ms"] = report.Figure(name, result => result.P50Ms);
            figures[$"{name}: p99 ms"] = report.Figure(name, result => result.P99Ms);
            figures[$"{name}: service CPU us"] = report.Figure(name, result => result.ServiceCpuMicros);
            figures[$"{name}: PostgreSQL CPU us"] = report.Figure(name, result => result.PostgresCpuMicros);
        }
        foreach (var ratio in Ratio.All)
        {
            if (ratio.Of(report.Rounds) is { } value)
                figures[$"{ratio.Over} / {ratio.Under}"] = value;
        }
        foreach (var point in report.OpenLoop.Where(one => !one.FellBehind)
            .GroupBy(one => one.Point with { PerSecond = 0 }))
        {
            var name = $"{point.Key.Case} at {point.Key.Percent} % of {point.Key.PeakOf}";
            figures[$"{name}: p50 ms"] = Spread.Of(point.Select(one => one.P50Ms));
            figures[$"{name}: p99 ms"] = Spread.Of(point.Select(one => one.P99Ms));
            figures[$"{name}: p99.9 ms"] = Spread.Of(point.Select(one => one.P999Ms));
        }
        foreach (var disk in report.SlowDisk.GroupBy(one => (one.DelayMs, one.Result.Case)))
        {
            figures[$"{disk.Key.Case} at +{disk.Key.DelayMs} ms a flush: debits/s"] =
                Spread.Of(disk.Select(one => one.Result.DebitsPerSecond));
        }
        return figures;
    }
}
