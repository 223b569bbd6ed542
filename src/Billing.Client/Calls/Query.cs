using System.Globalization;
using System.Text;

namespace Billing.Client;

/// <summary>A path with its query; what is null is left out.</summary>
internal sealed class Query(string path)
{
    private readonly StringBuilder _text = new(path);
    private bool _isFirst = true;

    /// <summary>A path of literal and escaped segments: <c>Query.Path($"v1/accounts/{account}")</c>.</summary>
    public static string Path(FormattableString path)
    {
        var escaped = new object[path.ArgumentCount];
        for (var i = 0; i < escaped.Length; i++)
        {
            var segment = path.GetArgument(i) as string;
            ArgumentException.ThrowIfNullOrEmpty(segment, nameof(path));
            // A segment of dots alone would be taken for a way through the folders.
            escaped[i] = segment is "." or ".."
                ? throw new ArgumentException($"{segment} is no id.", nameof(path))
                : Uri.EscapeDataString(segment);
        }
        return string.Format(CultureInfo.InvariantCulture, path.Format, escaped);
    }

    /// <summary>Adds a text.</summary>
    public Query Add(string name, string? value)
    {
        if (value is null)
            return this;
        _text.Append(_isFirst ? '?' : '&').Append(name).Append('=').Append(Uri.EscapeDataString(value));
        _isFirst = false;
        return this;
    }

    /// <summary>Adds a number.</summary>
    public Query Add(string name, long? value) => Add(name, value?.ToString(CultureInfo.InvariantCulture));

    /// <summary>Adds a time, in UTC.</summary>
    public Query Add(string name, DateTimeOffset? value) =>
        Add(name, value?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFF'Z'", CultureInfo.InvariantCulture));

    /// <summary>The same with one page's place.</summary>
    public string Page(string? cursor, int? limit)
    {
        var page = new Query(_text.ToString()) { _isFirst = _isFirst };
        return page.Add("limit", (long?)limit).Add("cursor", cursor).ToString();
    }

    /// <inheritdoc/>
    public override string ToString() => _text.ToString();
}
