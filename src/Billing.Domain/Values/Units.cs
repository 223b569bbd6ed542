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

    private static readonly Int128 MostMantissa = Int128.Parse("1000000000000000000000000000000", CultureInfo.InvariantCulture);

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

    // An optional minus, digits, a fraction, an exponent: JSON's grammar, but leading zeros are forgiven. Zeros at the end
    // go to the exponent, so that the mantissa holds only what counts; more than 30 such digits fit no amount.
    private static bool TryScan(ReadOnlySpan<char> text, out Int128 mantissa, out int exponent, out bool tooLong)
    {
        (mantissa, exponent, tooLong) = (0, 0, false);
        var negative = text.StartsWith("-");
        var at = negative ? 1 : 0;
        var whole = ScanDigits(text, ref at, ref mantissa, ref exponent, ref tooLong);
        if (whole == 0)
            return false;
        if (at < text.Length && text[at] == '.')
        {
            at++;
            var fraction = ScanDigits(text, ref at, ref mantissa, ref exponent, ref tooLong);
            if (fraction == 0)
                return false;
            exponent -= fraction;
        }
        if (at < text.Length && !TryScanExponent(text[at..], ref exponent))
            return false;
        if (negative)
            mantissa = -mantissa;
        return true;
    }

    // The exponent so far stands for zeros that were read but not multiplied in.
    private static int ScanDigits(
        ReadOnlySpan<char> text, ref int at, ref Int128 mantissa, ref int exponent, ref bool tooLong)
    {
        var begin = at;
        for (; at < text.Length && char.IsAsciiDigit(text[at]); at++)
        {
            if (mantissa == 0 && text[at] == '0')
                continue;
            if (text[at] == '0')
            {
                exponent++;
                continue;
            }
            for (; exponent >= 0 && !tooLong; exponent--)
            {
                mantissa *= 10;
                tooLong = mantissa > MostMantissa;
            }
            mantissa += tooLong ? 0 : text[at] - '0';
            exponent = 0;
        }
        return at - begin;
    }

    // Beyond what any text's digits could make up for, its size no longer matters.
    private static bool TryScanExponent(ReadOnlySpan<char> text, ref int exponent)
    {
        if (text[0] is not ('e' or 'E'))
            return false;
        text = text[1..];
        var negative = text.StartsWith("-");
        if (negative || text.StartsWith("+"))
            text = text[1..];
        if (text.IsEmpty || text.IndexOfAnyExceptInRange('0', '9') >= 0)
            return false;
        var value = 0;
        foreach (var digit in text)
            value = Math.Min(value * 10 + (digit - '0'), 100_000_000);
        exponent += negative ? -value : value;
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
