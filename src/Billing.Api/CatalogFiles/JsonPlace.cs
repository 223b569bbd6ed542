using System.Globalization;
using System.Text.Json;

namespace Billing.Api.CatalogFiles;

/// <summary>Finds the line of a value in a text that is known to be JSON.</summary>
internal static class JsonPlace
{
    /// <summary>The line, from 1, that the byte at <paramref name="offset"/> is in.</summary>
    public static int LineAt(ReadOnlySpan<byte> utf8, long offset) => utf8[..(int)offset].Count((byte)'\n') + 1;

    /// <summary>
    /// The line of the value at a path such as <c>plans[0].meters[1].cost</c>, or of what is nearest around it.
    /// </summary>
    public static int LineOf(ReadOnlySpan<byte> utf8, string path)
    {
        var json = new Utf8JsonReader(utf8);
        json.Read();
        var offset = json.TokenStartIndex;
        foreach (var step in path.Replace("[", ".[", StringComparison.Ordinal).Split('.'))
        {
            var found = step.StartsWith('[')
                ? ToElement(ref json, int.Parse(step.AsSpan()[1..^1], CultureInfo.InvariantCulture), ref offset)
                : ToField(ref json, step, ref offset);
            if (!found)
                break;
        }
        return LineAt(utf8, offset);
    }

    // A field counts from its name: the value may begin on a later line.
    private static bool ToField(ref Utf8JsonReader json, string name, ref long offset)
    {
        if (json.TokenType != JsonTokenType.StartObject)
            return false;
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            var (isIt, at) = (json.ValueTextEquals(name), json.TokenStartIndex);
            json.Read();
            if (isIt)
            {
                offset = at;
                return true;
            }
            json.Skip();
        }
        return false;
    }

    private static bool ToElement(ref Utf8JsonReader json, int index, ref long offset)
    {
        if (json.TokenType != JsonTokenType.StartArray)
            return false;
        while (json.Read() && json.TokenType != JsonTokenType.EndArray)
        {
            if (index-- == 0)
            {
                offset = json.TokenStartIndex;
                return true;
            }
            json.Skip();
        }
        return false;
    }
}
