using Billing.Bench.Report;

namespace Billing.Bench.Plots;

/// <summary>A picture of a run.</summary>
/// <param name="Name">The end of its file's name.</param>
/// <param name="Shows">For who cannot see it.</param>
/// <param name="Text">The file.</param>
internal sealed record Plot(string Name, string Shows, string Text);

/// <summary>The pictures of a run.</summary>
internal static class PlotSet
{
    public static IEnumerable<Plot> Of(RunReport report)
    {
        const string Throughput = "Debits a second in a closed loop, median and range";
        yield return new Plot("throughput", Throughput, BarPlot.Draw(Throughput, [.. Bars(report)]));
        if (LatencyPlot.Draw(report) is { } latency)
            yield return new Plot("latency", "Latency in an open loop against load", latency);
        const string Disk = "Debits a second on a slower disk, median and range";
        if (report.SlowDisk.Count > 0)
            yield return new Plot("disk", Disk, BarPlot.Draw(Disk, [.. DiskBars(report)]));
    }

    private static IEnumerable<Bar> Bars(RunReport report)
    {
        var last = "";
        foreach (var name in report.Cases)
        {
            var engine = name.Split('-')[0];
            yield return new Bar(
                name, report.Figure(name, result => result.DebitsPerSecond), ColourOf(name), last != engine);
            last = engine;
        }
    }

    private static IEnumerable<Bar> DiskBars(RunReport report)
    {
        var last = "";
        var groups = report.SlowDisk.GroupBy(one => (one.Result.Case, one.DelayMs));
        foreach (var group in groups.OrderBy(group => group.Key))
        {
            yield return new Bar(
                $"{group.Key.Case} +{group.Key.DelayMs} ms",
                Spread.Of(group.Select(one => one.Result.DebitsPerSecond)),
                ColourOf(group.Key.Case),
                last != group.Key.Case);
            last = group.Key.Case;
        }
    }

    private static string ColourOf(string name) => name.Split('-')[0] switch
    {
        "ours" => Svg.Ours,
        "peer" => Svg.Peer,
        _ => Svg.Other,
    };
}
