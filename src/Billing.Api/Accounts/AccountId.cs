using System.Buffers;
using System.Diagnostics.CodeAnalysis;

namespace Billing.Api.Accounts;

/// <summary>The ids that accounts may have; they are chosen by the operator.</summary>
internal static class AccountId
{
    /// <summary>The most characters.</summary>
    public const int MaxLength = 128;

    /// <summary>The rule in words.</summary>
    public const string Rule = "An account id is 1 to 128 of A-Z a-z 0-9 . _ : @ - and begins with a letter or digit.";

    private static readonly SearchValues<char> Allowed =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._:@-");

    /// <summary>Whether the text is one.</summary>
    public static bool IsValid([NotNullWhen(true)] string? text) =>
        text is { Length: >= 1 and <= MaxLength }
        && char.IsAsciiLetterOrDigit(text[0])
        && !text.AsSpan().ContainsAnyExcept(Allowed);
}
