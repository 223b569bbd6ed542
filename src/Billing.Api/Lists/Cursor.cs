using System.Buffers.Text;
using System.Text;

namespace Billing.Api.Lists;

/// <summary>Where the next page of a list begins. Opaque to clients, and of no use for another list.</summary>
internal static class Cursor
{
    private const int MaxLength = 400;

    /// <summary>The cursor behind an element of the list <paramref name="list"/>.</summary>
    public static string Write(string list, string element) =>
        Base64Url.EncodeToString(Encoding.UTF8.GetBytes($"{list}:{element}"));

    /// <summary>The element that the page follows; null where the text is no cursor of this list.</summary>
    public static string? Read(string list, string text)
    {
        if (text.Length > MaxLength || !Base64Url.IsValid(text))
            return null;
        var said = Encoding.UTF8.GetString(Base64Url.DecodeFromChars(text));
        if (!said.StartsWith(list + ":", StringComparison.Ordinal))
            return null;
        var element = said[(list.Length + 1)..];
        // Only the one spelling that we wrote.
        return element.Length > 0 && Write(list, element) == text ? element : null;
    }
}
