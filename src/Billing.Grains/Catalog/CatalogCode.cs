using System.Text.RegularExpressions;
using Billing.Contracts;
using Billing.Grains.Admin;

namespace Billing.Grains.Catalog;

/// <summary>The codes of catalog objects.</summary>
internal static partial class CatalogCode
{
    /// <summary>Whether the text can be a code.</summary>
    public static bool IsCode(string? text) => text is not null && Shape().IsMatch(text);

    /// <summary>What is wrong with a code, or null.</summary>
    public static ErrorReply? Fault(string field, string? text) =>
        IsCode(text)
            ? null
            : RequestRules.Invalid(field, $"{field} is 1 to 64 of a-z, 0-9, _ and -, and begins with a letter.");

    /// <summary>What is wrong with the place where a page begins, or null.</summary>
    public static ErrorReply? CursorFault(string? afterCode) =>
        afterCode is null || IsCode(afterCode)
            ? null
            : RequestRules.Invalid("cursor", "This is no cursor of this list.");

    [GeneratedRegex(@"\A[a-z][a-z0-9_-]{0,63}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Shape();
}
