using System.Buffers;

namespace Billing.Contracts.ApiKeys;

/// <summary>Numbers in the digits 0-9, A-Z, a-z.</summary>
public static class Base62
{
    private const string Alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static readonly SearchValues<char> Digits = SearchValues.Create(Alphabet);

    /// <summary>
    /// The big-endian number that the bytes are, in exactly as many digits as any such number may need.
    /// </summary>
    public static string Encode(ReadOnlySpan<byte> bytes)
    {
        var rest = bytes.ToArray();
        return string.Create(DigitsOf(bytes.Length), rest, static (span, number) =>
        {
            for (var i = span.Length - 1; i >= 0; i--)
                span[i] = Alphabet[DivideBy62(number)];
        });
    }

    /// <summary>Whether every character is a digit of base 62.</summary>
    public static bool IsBase62(ReadOnlySpan<char> text) => !text.ContainsAnyExcept(Digits);

    /// <summary>How many digits a number of so many bytes may need.</summary>
    public static int DigitsOf(int bytes) => (int)Math.Ceiling(bytes * 8 / Math.Log2(62));

    // Schoolbook division of the whole number in place; answers the remainder.
    private static int DivideBy62(byte[] number)
    {
        var remainder = 0;
        for (var i = 0; i < number.Length; i++)
        {
            var value = (remainder << 8) | number[i];
            number[i] = (byte)(value / 62);
            remainder = value % 62;
        }
        return remainder;
    }
}
