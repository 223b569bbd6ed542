namespace Billing.Domain.Tests.Values;

public sealed class UnitsReadTests
{
    [Theory(DisplayName = "A11: what is no plain decimal number is refused")]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("-")]
    [InlineData("+")]
    [InlineData("+1")]
    [InlineData("--1")]
    [InlineData("NaN")]
    [InlineData("Infinity")]
    [InlineData("-Infinity")]
    [InlineData("∞")]
    [InlineData("null")]
    [InlineData("0x1")]
    [InlineData("1_000")]
    [InlineData("1,000")]
    [InlineData("1 000")]
    [InlineData(" 1")]
    [InlineData("1 ")]
    [InlineData("1\n")]
    [InlineData("1\0")]
    [InlineData("１")]
    [InlineData("٣")]
    [InlineData("1１")]
    [InlineData("−1")]
    [InlineData("½")]
    [InlineData(".")]
    [InlineData("1.")]
    [InlineData(".5")]
    [InlineData("1..5")]
    [InlineData("1.5.5")]
    [InlineData("e5")]
    [InlineData("1e")]
    [InlineData("1e+")]
    [InlineData("1e1.5")]
    [InlineData("1e1e1")]
    [InlineData("1e 1")]
    [InlineData("1e1 ")]
    [InlineData("1e１")]
    [InlineData("1e−1")]
    [InlineData("1e1\0")]
    [InlineData("$1")]
    [InlineData("1m")]
    [InlineData("(1)")]
    public void Not_a_number(string text)
    {
        for (byte precision = 0; precision <= Units.MaxPrecision; precision++)
        {
            Assert.Equal(UnitsFault.NotANumber, Units.Read(text, precision, out var units));
            Assert.Equal(new Units(0, precision), units);
        }
    }

    [Theory(DisplayName = "A11: more decimal places than the precision are refused, never rounded")]
    [InlineData("1.5", 0)]
    [InlineData("0.1", 0)]
    [InlineData("-0.5", 0)]
    [InlineData("1e-1", 0)]
    [InlineData("0.999999999999999999999999999", 0)]
    [InlineData("1.005", 2)]
    [InlineData("0.0000000001", 9)]
    [InlineData("1e-400", 9)]
    [InlineData("1.5e0", 0)]
    public void Over_precision(string text, byte precision) =>
        Assert.Equal(UnitsFault.OverPrecision, Units.Read(text, precision, out _));

    [Theory(DisplayName = "A11: what is beyond the largest amount is refused")]
    [InlineData("1e400", 0)]
    [InlineData("-1e400", 0)]
    [InlineData("1e999", 9)]
    [InlineData("1000000000000001", 0)]
    [InlineData("-1000000000000001", 0)]
    [InlineData("10000000000000.01", 2)]
    [InlineData("1000000.000000001", 9)]
    [InlineData("9223372036854775808", 0)]
    [InlineData("18446744073709551617", 0)]
    [InlineData("340282366920938463463374607431768211457", 0)]
    [InlineData("99999999999999999999999999999999999999999999999999999999999999", 0)]
    public void Too_large(string text, byte precision) =>
        Assert.Equal(UnitsFault.TooLarge, Units.Read(text, precision, out _));

    [Fact(DisplayName = "A11: a huge string of digits is refused without harm")]
    public void Huge_strings()
    {
        Assert.Equal(UnitsFault.TooLarge, Units.Read(new string('9', 1_000_000), 0, out _));
        Assert.NotEqual(UnitsFault.None, Units.Read("0." + new string('0', 1_000_000) + "1", 9, out _));
        Assert.Equal(UnitsFault.NotANumber, Units.Read(new string('9', 1_000) + "x", 0, out _));
        Assert.Equal(UnitsFault.None, Units.Read(new string('0', 1_000) + "1", 0, out var one));
        Assert.Equal(1, one.Value);
    }

    [Theory(DisplayName = "A11: what is exact in the precision is read exactly")]
    [InlineData("1", 0, 1)]
    [InlineData("1.0", 0, 1)]
    [InlineData("1.000", 0, 1)]
    [InlineData("1e2", 0, 100)]
    [InlineData("1E2", 0, 100)]
    [InlineData("1e+2", 0, 100)]
    [InlineData("1e15", 0, 1_000_000_000_000_000)]
    [InlineData("100e-2", 0, 1)]
    [InlineData("1.5e1", 0, 15)]
    [InlineData("0", 0, 0)]
    [InlineData("-0", 0, 0)]
    [InlineData("0.00", 0, 0)]
    [InlineData("0e99", 0, 0)]
    [InlineData("-7", 0, -7)]
    [InlineData("1.50", 2, 150)]
    [InlineData("-0.5", 1, -5)]
    [InlineData("-0.05", 2, -5)]
    [InlineData("0.0008", 4, 8)]
    [InlineData("1000000000000000", 0, 1_000_000_000_000_000)]
    [InlineData("-1000000000000000", 0, -1_000_000_000_000_000)]
    [InlineData("10000000000000", 2, 1_000_000_000_000_000)]
    [InlineData("1000000", 9, 1_000_000_000_000_000)]
    [InlineData("999999.999999999", 9, 999_999_999_999_999)]
    public void Exact(string text, byte precision, long value)
    {
        Assert.Equal(UnitsFault.None, Units.Read(text, precision, out var units));
        Assert.Equal(new Units(value, precision), units);
    }

    [Theory(DisplayName = "B8: one amount in different spellings is one amount")]
    [InlineData("1", "1.0")]
    [InlineData("1", "1.00")]
    [InlineData("1", "1e0")]
    [InlineData("1", "10e-1")]
    [InlineData("1", "1E+0")]
    [InlineData("1", "1.0000000000000000000000000000000000000000")]
    [InlineData("1", "1e0000000000")]
    [InlineData("10", "1e1")]
    [InlineData("0.5", "5e-1")]
    public void Spellings(string one, string other)
    {
        Assert.Equal(UnitsFault.None, Units.Read(one, 2, out var first));
        Assert.Equal(UnitsFault.None, Units.Read(other, 2, out var second));
        Assert.Equal(first, second);
    }
}
