using System.Globalization;

namespace Billing.Api.Json;

/// <summary>Times as the API spells them.</summary>
internal static class Rfc3339
{
    private static readonly string[] Formats =
        ["yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", "yyyy-MM-dd't'HH:mm:ssK"];

    /// <summary>Reads a time that says its offset; one without could be anybody's.</summary>
    public static bool TryRead(string text, out DateTimeOffset moment)
    {
        moment = default;
        return HasOffset(text)
            && DateTimeOffset.TryParseExact(
                text, Formats, CultureInfo.InvariantCulture, DateTimeStyles.None, out moment);
    }

    private static bool HasOffset(string text) =>
        text.EndsWith('Z') || (text.Length > 6 && text[^6] is '+' or '-' && text[^3] == ':');
}
