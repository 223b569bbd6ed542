using Billing.Bench.Report;

namespace Billing.Bench.Plots;

/// <summary>Latency against load, both at median; time on a logarithmic scale.</summary>
internal static class LatencyPlot
{
    private const int Width = 860;
    private const int Height = 420;
    private const int Left = 70;
    private const int Right = 30;
    private const int Top = 60;
    private const int Bottom = 50;

    private static readonly (string Case, string Colour)[] Series =
    [
        ("ours-http-spread", Svg.Ours),
        ("peer-http-spread", Svg.Peer),
    ];

    /// <summary>The picture, or null where nothing was measured.</summary>
    public static string? Draw(RunReport report)
    {
        var points = report.OpenLoop
            .Where(one => !one.FellBehind && Series.Any(series => series.Case == one.Point.Case))
            .GroupBy(one => one.Point)
            .Select(group => new Point(
                group.Key.Case,
                group.Key.PerSecond,
                Spread.Of(group.Select(one => one.P50Ms)).Median,
                Spread.Of(group.Select(one => one.P99Ms)).Median))
            .OrderBy(point => point.PerSecond)
            .ToArray();
        return points.Length == 0 ? null : Draw(points);
    }

    private static string Draw(Point[] points)
    {
        var svg = new Svg(Width, Height, "Latency in an open loop against load");
        var most = points.Max(point => point.PerSecond);
        var low = Decade(points.Min(point => point.P50Ms), up: false);
        var high = Decade(points.Max(point => point.P99Ms), up: true);
        double X(double perSecond) => Left + perSecond / most * (Width - Left - Right);
        double Y(double ms) =>
            Height - Bottom - (Math.Log10(Math.Max(ms, 0.001)) - low) / (high - low) * (Height - Top - Bottom);
        for (var power = low; power <= high; power++)
        {
            svg.Line(Left, Y(Math.Pow(10, power)), Width - Right, Y(Math.Pow(10, power)), Svg.Ink, 1, 0.4);
            svg.Text(Left - 8, Y(Math.Pow(10, power)) + 5, $"{Math.Pow(10, power):0.##} ms", "end");
        }
        foreach (var share in new[] { 0, 0.25, 0.5, 0.75, 1 })
            svg.Text(X(share * most), Height - Bottom + 20, $"{share * most:n0}", share == 1 ? "end" : "middle");
        svg.Text(Width / 2.0, Height - 8, "calls a second", "middle");
        var legend = 0;
        foreach (var (name, colour) in Series)
        {
            var own = points.Where(point => point.Case == name).ToArray();
            svg.Path(own.Select(point => (X(point.PerSecond), Y(point.P50Ms))), colour, dashed: true);
            svg.Path(own.Select(point => (X(point.PerSecond), Y(point.P99Ms))), colour, dashed: false);
            foreach (var point in own)
            {
                svg.Dot(X(point.PerSecond), Y(point.P50Ms), colour);
                svg.Dot(X(point.PerSecond), Y(point.P99Ms), colour);
            }
            svg.Rectangle(Left + 320 * legend, 30, 14, 14, colour);
            svg.Text(Left + 320 * legend++ + 20, 42, $"{name}: p99, dashed p50");
        }
        return svg.Finish();
    }

    private static double Decade(double ms, bool up)
    {
        var power = Math.Log10(Math.Max(ms, 0.001));
        return up ? Math.Max(Math.Ceiling(power), Decade(ms, up: false) + 1) : Math.Floor(power);
    }

    private sealed record Point(string Case, double PerSecond, double P50Ms, double P99Ms);
}
