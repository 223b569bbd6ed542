using Billing.Bench.Report;

namespace Billing.Bench.Plots;

/// <summary>A bar.</summary>
/// <param name="Name">What it is of.</param>
/// <param name="Value">Its length, and the range that is drawn over it.</param>
/// <param name="Colour">Of <see cref="Svg"/>.</param>
/// <param name="StartsGroup">Whether a gap is before it.</param>
internal sealed record Bar(string Name, Spread Value, string Colour, bool StartsGroup);

/// <summary>Horizontal bars with their ranges.</summary>
internal static class BarPlot
{
    private const int Left = 200;
    private const int Longest = 480;
    private const int Width = 860;
    private const int Row = 24;
    private const int Gap = 12;

    public static string Draw(string title, IReadOnlyList<Bar> bars)
    {
        var svg = new Svg(Width, 40 + bars.Count * Row + bars.Count(bar => bar.StartsGroup) * Gap, title);
        var scale = Longest / Math.Max(1, bars.Max(bar => bar.Value.Most));
        var y = 30.0;
        foreach (var bar in bars)
        {
            y += bar.StartsGroup ? Gap : 0;
            var (middle, value) = (y + Row / 2.0, bar.Value);
            svg.Text(Left - 8, middle + 5, bar.Name, "end");
            svg.Rectangle(Left, y + 4, value.Median * scale, Row - 8, bar.Colour);
            svg.Line(Left + value.Least * scale, middle, Left + value.Most * scale, middle, Svg.Ink, 2);
            foreach (var end in new[] { value.Least, value.Most })
                svg.Line(Left + end * scale, middle - 5, Left + end * scale, middle + 5, Svg.Ink, 2);
            svg.Text(Left + value.Most * scale + 8, middle + 5, $"{value.Median:n0}");
            y += Row;
        }
        return svg.Finish();
    }
}
