using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Encodings.Web;

namespace Billing.Api.Pages;

/// <summary>
/// A piece of HTML. What an interpolated string puts into it is escaped unless it is HTML itself, so that no text of anybody's can
/// become markup. (Razor would need a package that some registries lack.)
/// </summary>
internal sealed class Html
{
    /// <summary>Nothing.</summary>
    public static readonly Html None = new("");

    private readonly string _text;

    private Html(string text) => _text = text;

    /// <summary>HTML with escaped holes.</summary>
    [SuppressMessage("Performance", "CA1822", Justification = "The handler's text is the argument.")]
    public static Html Of(Handler handler) => new(handler.ToText());

    /// <summary>A piece for each element.</summary>
    public static Html Each<T>(IEnumerable<T> elements, Func<T, Html> piece) =>
        new(string.Concat(elements.Select(element => piece(element)._text)));

    /// <summary>The piece, where the condition holds.</summary>
    public static Html If(bool condition, Func<Html> piece) => condition ? piece() : None;

    /// <inheritdoc/>
    public override string ToString() => _text;

    /// <summary>Collects the parts of an interpolated string.</summary>
    [InterpolatedStringHandler]
    public readonly ref struct Handler
    {
        private readonly StringBuilder _text;

        /// <summary>Called by the compiler.</summary>
        public Handler(int literalLength, int formattedCount) => _text = new StringBuilder(literalLength + (formattedCount * 16));

        /// <summary>Markup, as it stands in our source.</summary>
        public void AppendLiteral(string markup) => _text.Append(markup);

        /// <summary>HTML as it is.</summary>
        public void AppendFormatted(Html? html) => _text.Append(html?._text);

        /// <summary>Any text, escaped.</summary>
        public void AppendFormatted(string? text) => _text.Append(HtmlEncoder.Default.Encode(text ?? ""));

        /// <summary>A number.</summary>
        public void AppendFormatted(long number) => _text.Append(number.ToString(CultureInfo.InvariantCulture));

        /// <summary>The whole.</summary>
        internal string ToText() => _text.ToString();
    }
}
