using System.Globalization;
using System.Security;
using System.Text;
using System.Xml;

namespace Billing.Bench.Plots;

/// <summary>
/// A picture without script, font or background. Its colours can be read on a light page and on a dark one.
/// </summary>
internal sealed class Svg(int width, int height, string title)
{
    public const string Ink = "#757d86";
    public const string Ours = "#3f83d1";
    public const string Peer = "#d0812f";
    public const string Other = "#8c8f94";

    private const int FontSize = 13;

    private readonly StringBuilder _parts = new();

    public void Rectangle(double x, double y, double wide, double high, string colour) =>
        Part($"<rect x=\"{x:0.#}\" y=\"{y:0.#}\" width=\"{wide:0.#}\" height=\"{high:0.#}\" fill=\"{colour}\"/>");

    public void Line(double x1, double y1, double x2, double y2, string colour = Ink, double thick = 1, double opacity = 1) =>
        Part(
            $"""
            <line x1="{x1:0.#}" y1="{y1:0.#}" x2="{x2:0.#}" y2="{y2:0.#}" stroke="{colour}" stroke-width="{thick:0.#}"
              stroke-opacity="{opacity:0.##}"/>
            """);

    public void Path(IEnumerable<(double X, double Y)> points, string colour, bool dashed)
    {
        var text = string.Join(' ', points.Select(point => string.Create(
            CultureInfo.InvariantCulture, $"{point.X:0.#},{point.Y:0.#}")));
        var dashes = dashed ? " stroke-dasharray=\"5 4\"" : "";
        Part($"<polyline points=\"{text}\" fill=\"none\" stroke=\"{colour}\" stroke-width=\"2\"{dashes}/>");
    }

    public void Dot(double x, double y, string colour) =>
        Part($"<circle cx=\"{x:0.#}\" cy=\"{y:0.#}\" r=\"3.5\" fill=\"{colour}\"/>");

    /// <param name="x">Where it starts, or ends, or has its middle.</param>
    /// <param name="y">Its base line.</param>
    /// <param name="text">What it says.</param>
    /// <param name="anchor">start, middle or end.</param>
    public void Text(double x, double y, string text, string anchor = "start") =>
        Part($"<text x=\"{x:0.#}\" y=\"{y:0.#}\" text-anchor=\"{anchor}\">{SecurityElement.Escape(text)}</text>");

    /// <summary>The whole file.</summary>
    /// <exception cref="XmlException">It is not well-formed.</exception>
    public string Finish()
    {
        var name = SecurityElement.Escape(title);
        var text = $"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" "
            + $"viewBox=\"0 0 {width} {height}\" role=\"img\" font-family=\"system-ui, sans-serif\" "
            + $"font-size=\"{FontSize}\" fill=\"{Ink}\">\n<title>{name}</title>\n"
            + $"<text x=\"0\" y=\"16\" font-size=\"15\" font-weight=\"600\">{name}</text>\n{_parts}</svg>\n";
        using var reader = XmlReader.Create(new StringReader(text));
        while (reader.Read())
        {
            // Reading it to its end is the check.
        }
        return text;
    }

    private void Part(FormattableString text) => _parts.Append(text.ToString(CultureInfo.InvariantCulture)).Append('\n');
}
