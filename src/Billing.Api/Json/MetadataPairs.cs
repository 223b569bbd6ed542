using System.Text;
using System.Text.Json;

namespace Billing.Api.Json;

/// <summary>
/// What a caller hangs on a change. The canonical form is compared and stored for ever, so it never changes: keys in
/// ordinal order, no spaces, only what JSON must escape is escaped.
/// </summary>
internal sealed class MetadataPairs
{
    /// <summary>The most keys.</summary>
    public const int MaxCount = 50;

    /// <summary>The most characters of a key.</summary>
    public const int MaxKeyLength = 40;

    /// <summary>The most characters of a value.</summary>
    public const int MaxValueLength = 500;

    private readonly List<(string Key, string Value)> _pairs = [];

    /// <summary>How many there are.</summary>
    public int Count => _pairs.Count;

    /// <summary>Adds one, as far as it can matter: one too many is as wrong as a million.</summary>
    public void Add(string key, string? value)
    {
        if (_pairs.Count <= MaxCount)
            _pairs.Add((key, value ?? ""));
    }

    /// <summary>The canonical form, null where there is nothing; false where a key is there twice.</summary>
    public bool TryWrite(out string? canonical)
    {
        canonical = null;
        if (_pairs.Count == 0)
            return true;
        _pairs.Sort(static (a, b) => string.CompareOrdinal(a.Key, b.Key));
        for (var i = 1; i < _pairs.Count; i++)
        {
            if (_pairs[i].Key == _pairs[i - 1].Key)
                return false;
        }
        var text = new StringBuilder("{");
        foreach (var (key, value) in _pairs)
        {
            text.Append(text.Length == 1 ? "" : ",");
            Append(text, key);
            text.Append(':');
            Append(text, value);
        }
        canonical = text.Append('}').ToString();
        return true;
    }

    private static void Append(StringBuilder text, string value) =>
        text.Append('"').Append(JsonEncodedText.Encode(value, JsonOutput.Encoder).Value).Append('"');
}
