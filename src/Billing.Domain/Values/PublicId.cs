using System.Diagnostics.CodeAnalysis;

namespace Billing.Domain.Values;

/// <summary>
/// The public names of things in an account's ledger (<c>gr_…</c>, <c>le_…</c>). They are a reversible scramble of account
/// number and sequence number: unique everywhere, short, opaque, and stored nowhere.
/// </summary>
public static class PublicId
{
    /// <summary>Prefix of a grant.</summary>
    public const string Grant = "gr_";

    /// <summary>Prefix of a ledger entry.</summary>
    public const string Entry = "le_";

    /// <summary>Prefix of a reservation.</summary>
    public const string Reservation = "rs_";

    /// <summary>Prefix of a checkout.</summary>
    public const string Checkout = "co_";

    /// <summary>Prefix of a payment.</summary>
    public const string Payment = "py_";

    /// <summary>Prefix of an automatic top-up.</summary>
    public const string Recharge = "rc_";

    private const string Alphabet = "0123456789abcdefghjkmnpqrstvwxyz";
    private const int Digits = 26;

    /// <summary>The public name of entry <paramref name="seq"/> of an account.</summary>
    public static string Of(string prefix, long accountNo, long seq)
    {
        var (left, right) = Scramble((ulong)accountNo, (ulong)seq);
        var value = new UInt128(left, right);
        return string.Create(prefix.Length + Digits, (prefix, value), static (span, from) =>
        {
            from.prefix.CopyTo(span);
            var rest = from.value;
            for (var i = span.Length - 1; i >= from.prefix.Length; i--, rest >>= 5)
                span[i] = Alphabet[(int)(rest & 31)];
        });
    }

    /// <summary>Reads back what <see cref="Of"/> wrote; false when the text is no such name of this account.</summary>
    public static bool TryRead(string prefix, long accountNo, [NotNullWhen(true)] string? text, out long seq)
    {
        seq = 0;
        if (text is null || text.Length != prefix.Length + Digits || !text.StartsWith(prefix, StringComparison.Ordinal))
            return false;
        UInt128 value = 0;
        foreach (var c in text.AsSpan(prefix.Length))
        {
            var digit = Alphabet.IndexOf(c, StringComparison.Ordinal);
            if (digit < 0)
                return false;
            value = (value << 5) | (uint)digit;
        }
        var (account, number) = Unscramble((ulong)(value >> 64), (ulong)value);
        if (account != (ulong)accountNo || number is 0 or > long.MaxValue)
            return false;
        seq = (long)number;
        // 26 digits hold 130 bits; only one spelling of each value is a name.
        return Of(prefix, accountNo, seq) == text;
    }

    // A four-round Feistel network: a bijection on 128 bits, so that it can be read back.
    private static (ulong Left, ulong Right) Scramble(ulong left, ulong right)
    {
        for (ulong round = 0; round < 4; round++)
            (left, right) = (right, left ^ Mix(right + round));
        return (left, right);
    }

    private static (ulong Left, ulong Right) Unscramble(ulong left, ulong right)
    {
        for (var round = 3; round >= 0; round--)
            (left, right) = (right ^ Mix(left + (ulong)round), left);
        return (left, right);
    }

    // The finalizer of MurmurHash3 (public domain constants).
    private static ulong Mix(ulong x)
    {
        x = (x ^ (x >> 33)) * 0xff51afd7ed558ccd;
        x = (x ^ (x >> 33)) * 0xc4ceb9fe1a85ec53;
        return x ^ (x >> 33);
    }
}
