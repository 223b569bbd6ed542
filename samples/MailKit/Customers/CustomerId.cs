using System.Security.Cryptography;
using System.Text;

namespace MailKit.Customers;

/// <summary>
/// A customer's id in Billing follows from the e-mail: whoever subscribes twice, from two browsers at once, is one
/// customer, and MailKit needs no table of its own for that.
/// </summary>
internal static class CustomerId
{
    private const string Prefix = "mk_";
    private const int HashLength = 24;
    private const int LongestEmail = 254;

    /// <summary>The id.</summary>
    public static string Of(string email)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(Normalize(email)));
        return Prefix + Convert.ToHexStringLower(hash)[..HashLength];
    }

    /// <summary>Mail providers do not tell upper case from lower; neither do we.</summary>
    public static string Normalize(string email) => email.Trim().ToLowerInvariant();

    /// <summary>Whether a text can be an e-mail address: one @ with something on both sides, and no spaces.</summary>
    public static bool IsEmail(string? text)
    {
        var at = text?.IndexOf('@', StringComparison.Ordinal) ?? -1;
        return at > 0 && at == text!.LastIndexOf('@') && at < text.Length - 1 && text.Length <= LongestEmail
            && !text.Any(c => char.IsWhiteSpace(c) || char.IsControl(c));
    }
}
