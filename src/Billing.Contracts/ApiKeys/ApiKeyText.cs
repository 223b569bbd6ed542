using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;

namespace Billing.Contracts.ApiKeys;

/// <summary>
/// The text of an API key: <c>bk_live_</c>, at least 32 random base-62 digits, <c>_</c>, and six more that are the
/// CRC-32 of all before them, so that a mistyped key is known for one without asking anybody.
/// </summary>
public static class ApiKeyText
{
    /// <summary>How every key that the service makes begins.</summary>
    public const string Prefix = "bk_live_";

    /// <summary>The fewest random bytes that a key is made of.</summary>
    public const int MinRandomBytes = 24;

    /// <summary>The longest text that is looked at as a key.</summary>
    public const int MaxLength = 256;

    /// <summary>The fewest characters of an administrator's key that the operator chose.</summary>
    public const int MinChosenLength = 24;

    private const int MaxRandomBytes = 128;
    private const int MinRandomDigits = 32;
    private const int ChecksumDigits = 6;

    /// <summary>A new key's text, made of cryptographically random bytes.</summary>
    /// <exception cref="ArgumentException">There are fewer than <see cref="MinRandomBytes"/>.</exception>
    public static string Create(ReadOnlySpan<byte> random)
    {
        if (random.Length is < MinRandomBytes or > MaxRandomBytes)
        {
            throw new ArgumentException(
                $"A key is made of {MinRandomBytes} to {MaxRandomBytes} random bytes.", nameof(random));
        }
        var body = Prefix + Base62.Encode(random);
        return $"{body}_{Checksum(body)}";
    }

    /// <summary>Whether the text has the form of a key that the service made, checksum included.</summary>
    public static bool IsWellFormed(string? text)
    {
        if (text is null || text.Length > MaxLength || !text.StartsWith(Prefix, StringComparison.Ordinal))
            return false;
        var end = text.Length - ChecksumDigits - 1;
        return end >= Prefix.Length + MinRandomDigits
            && text[end] == '_'
            && Base62.IsBase62(text.AsSpan(Prefix.Length, end - Prefix.Length))
            && text.AsSpan(end + 1).SequenceEqual(Checksum(text.AsSpan(0, end)));
    }

    /// <summary>
    /// Whether it is worth asking about the text: it is well-formed, or it may be the key that the operator chose
    /// (<c>BILLING_ADMIN_KEY</c>), which has no form.
    /// </summary>
    public static bool MayBeKey(string? text) =>
        text is { Length: >= MinChosenLength and <= MaxLength }
        && (!text.StartsWith(Prefix, StringComparison.Ordinal) || IsWellFormed(text));

    /// <summary>The last four characters, to recognise a key by.</summary>
    public static string LastFour(string text) => text[^4..];

    /// <summary>SHA-256 of the whole text, which goes where the text itself must not.</summary>
    public static ImmutableArray<byte> Sha256(string text) => [.. SHA256.HashData(Encoding.UTF8.GetBytes(text))];

    private static ReadOnlySpan<char> Checksum(ReadOnlySpan<char> body)
    {
        Span<byte> ascii = stackalloc byte[MaxLength];
        ascii = ascii[..Encoding.ASCII.GetBytes(body, ascii)];
        Span<byte> crc = stackalloc byte[sizeof(uint)];
        BinaryPrimitives.WriteUInt32BigEndian(crc, Crc32.Of(ascii));
        return Base62.Encode(crc);
    }
}
