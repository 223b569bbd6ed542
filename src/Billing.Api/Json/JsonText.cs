using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace Billing.Api.Json;

/// <summary>Strings that every part of the service can hold.</summary>
internal static class JsonText
{
    /// <summary>
    /// The text of the string or property name that the reader stands on; false where it holds half a surrogate pair or
    /// a NUL, which neither UTF-8 nor PostgreSQL can keep.
    /// </summary>
    public static bool TryRead(ref readonly Utf8JsonReader json, [NotNullWhen(true)] out string? text)
    {
        try
        {
            text = json.GetString()!;
            return !json.ValueIsEscaped || !text.Contains('\0', StringComparison.Ordinal);
        }
        catch (InvalidOperationException)
        {
            // Only an escape can name half a pair: the body as a whole was checked to be UTF-8.
            text = null;
            return false;
        }
    }
}
