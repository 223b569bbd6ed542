using Billing.Api.Json;

namespace Billing.Api.Accounts;

/// <summary>What a person is called and where mail reaches them.</summary>
internal static class Particulars
{
    /// <summary>The most characters of an e-mail address.</summary>
    public const int MaxEmailLength = 320;

    /// <summary>The most characters of a name.</summary>
    public const int MaxNameLength = 200;

    public static string? Email(ref BodyReader body, bool mayBeEmpty)
    {
        var text = body.Text(MaxEmailLength);
        if (text is not (null or "") && !IsEmail(text))
            body.Invalid("This is not an e-mail address.");
        return NotEmpty(ref body, text, mayBeEmpty);
    }

    public static string? Name(ref BodyReader body, bool mayBeEmpty)
    {
        var text = body.Text(MaxNameLength);
        if (text is not null && text.AsSpan().ContainsAnyInRange('\u0000', '\u001F'))
            body.Invalid("A name is one line of text.");
        return NotEmpty(ref body, text, mayBeEmpty);
    }

    private static string? NotEmpty(ref BodyReader body, string? text, bool mayBeEmpty)
    {
        if (text is "" && !mayBeEmpty)
            body.Invalid("This is empty; leave it out, or send null.");
        return text;
    }

    private static bool IsEmail(string text)
    {
        var at = text.LastIndexOf('@');
        return at > 0 && at < text.Length - 1 && !text.Any(c => char.IsControl(c) || char.IsWhiteSpace(c));
    }
}
