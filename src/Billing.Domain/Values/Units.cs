using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Billing.Domain.Values;

/// <summary>
/// An amount as a whole number of its smallest unit: with precision 2, <c>"1.50"</c> is 150 units. Nothing here rounds
/// (SEMANTICS A11).
/// </summary>
/// <param name="Value">The count of smallest units; may be negative where a balance or an adjustment may.</param>
/// <param name="Precision">Decimal places, 0 to <see cref="MaxPrecision"/>.</param>
public readonly record struct Units(long Value, byte Precision)
{
    /// <summary>The most decimal places a credit type or meter may have.</summary>
    public const byte MaxPrecision = 9;

    /// <summary>The largest amount of one command, in smallest units; balances may grow far beyond.</summary>
    public const long MaxCommandUnits = 1_000_000_000_000_000;

    private static readonly long[] Powers =
        [1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000, 1_000_000_000];

    /// <summary>Ten to the power of <paramref name="precision"/>: the smallest units in one whole.</summary>
    public static long Scale(byte precision) => Powers[precision];

    /// <summary>
    /// Reads a plain decimal number exactly. Returns what is wrong with it otherwise; never rounds, never throws.
    /// </summary>
    /// <param name="text">Digits with an optional sign, fraction and exponent, as JSON writes numbers.</param>
    /// <param name="precision">Decimal places of the result.</param>
    /// <param name="units">The amount, when the answer is <see cref="UnitsFault.None"/>.</param>
    public static UnitsFault Read(ReadOnlySpan<char> text, byte precision, out Units units)
    {
        units = new Units(0, precision);
        if (!TryScan(text, out var mantissa, out var exponent, out var tooLong))
            return UnitsFault.NotANumber;
        if (tooLong)
            return UnitsFault.TooLarge;
        if (mantissa == 0)
            return UnitsFault.None;
        while (mantissa % 10 == 0)
        {
            mantissa /= 10;
            exponent++;
        }
        var shift = exponent + precision;
        if (shift < 0)
            return UnitsFault.OverPrecision;
        for (; shift > 0 && Int128.Abs(mantissa) <= MaxCommandUnits; shift--)
            mantissa *= 10;
        if (Int128.Abs(mantissa) > MaxCommandUnits)
            return UnitsFault.TooLarge;
        units = new Units((long)mantissa, precision);
        return UnitsFault.None;
    }

    /// <summary>The amount as plain decimal text without needless zeros: 150 at precision 2 is <c>1.5</c>.</summary>
    public override string ToString()
    {
        if (Precision == 0)
            return Value.ToString(CultureInfo.InvariantCulture);
        var scale = Powers[Precision];
        var (whole, fraction) = Math.DivRem(Value, scale);
        if (fraction == 0)
            return whole.ToString(CultureInfo.InvariantCulture);
        var digits = Math.Abs(fraction).ToString(CultureInfo.InvariantCulture).PadLeft(Precision, '0').TrimEnd('0');
        var sign = Value < 0 && whole == 0 ? "-" : "";
        return string.Create(CultureInfo.InvariantCulture, $"{sign}{whole}.{digits}");
    }

    // JSON's number grammar, plus a leading "+"-less sign only. Up to 30 digits are kept; more cannot fit any amount.
    [SuppressMessage("Style", "IDE0045", Justification = "A scanner reads better step by step.")]
    private static bool TryScan(ReadOnlySpan<char> text, out Int128 mantissa, out int exponent, out bool tooLong)
    {
        (mantissa, exponent, tooLong) = (0, 0, false);
        var at = 0;
        var negative = text.Length > 0 && text[0] == '-';
        if (negative)
            at++;
        int digits = 0, significant = 0;
        var inFraction = false;
        for (; at < text.Length; at++)
        {
            var c = text[at];
            if (c == '.' && !inFraction && digits > 0)
            {
                inFraction = true;
                if (at + 1 == text.Length || !char.IsAsciiDigit(text[at + 1]))
                    return false;
                continue;
            }
            if (!char.IsAsciiDigit(c))
                break;
            digits++;
            if (significant > 0 || c != '0')
                significant++;
            if (significant > 30)
                tooLong = true;
            else
                mantissa = mantissa * 10 + (c - '0');
            if (inFraction)
                exponent--;
        }
        if (digits == 0)
            return false;
        if (at < text.Length)
        {
            if (text[at] is not ('e' or 'E') || text.Length - at > 6)
                return false;
            if (!int.TryParse(text[(at + 1)..], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var e))
                return false;
            exponent += e;
        }
        if (negative)
            mantissa = -mantissa;
        return true;
    }
}

/// <summary>Why a text is not an amount of a given precision.</summary>
public enum UnitsFault
{
    /// <summary>It is one.</summary>
    None,

    /// <summary>Not a plain decimal number.</summary>
    NotANumber,

    /// <summary>More decimal places than the precision has.</summary>
    OverPrecision,

    /// <summary>Beyond <see cref="Units.MaxCommandUnits"/>.</summary>
    TooLarge,
}
