using System.Globalization;

namespace Billing.Domain.Tests.Values;

public sealed class UnitsTextTests
{
    [Theory(DisplayName = "B8: an amount has one text, without needless zeros")]
    [InlineData(0, 0, "0")]
    [InlineData(0, 9, "0")]
    [InlineData(-7, 0, "-7")]
    [InlineData(150, 2, "1.5")]
    [InlineData(100, 2, "1")]
    [InlineData(-5, 1, "-0.5")]
    [InlineData(-50, 2, "-0.5")]
    [InlineData(-5, 2, "-0.05")]
    [InlineData(-105, 2, "-1.05")]
    [InlineData(-100, 2, "-1")]
    [InlineData(1, 9, "0.000000001")]
    [InlineData(long.MaxValue, 0, "9223372036854775807")]
    [InlineData(long.MinValue, 0, "-9223372036854775808")]
    [InlineData(long.MinValue, 9, "-9223372036.854775808")]
    [InlineData(long.MaxValue, 9, "9223372036.854775807")]
    public void Text(long value, byte precision, string text) =>
        Assert.Equal(text, new Units(value, precision).ToString());

    [Fact(DisplayName = "B8: every amount's text reads back as itself, at every precision")]
    public void Round_trip()
    {
        var random = new Random(1);
        for (var i = 0; i < 20_000; i++)
        {
            var precision = (byte)random.Next(Units.MaxPrecision + 1);
            var value = random.NextInt64(-Units.MaxCommandUnits, Units.MaxCommandUnits + 1)
                / (long)Math.Pow(10, random.Next(16));
            var units = new Units(value, precision);
            Assert.Equal(UnitsFault.None, Units.Read(units.ToString(), precision, out var read));
            Assert.Equal(units, read);
            var exact = decimal.Parse(units.ToString(), CultureInfo.InvariantCulture);
            Assert.Equal(value, exact * Units.Scale(precision));
        }
    }

    [Fact(DisplayName = "A11: the scale is ten to the power of the precision")]
    public void Scale()
    {
        for (byte precision = 0; precision <= Units.MaxPrecision; precision++)
            Assert.Equal(
                long.Parse("1" + new string('0', precision), CultureInfo.InvariantCulture), Units.Scale(precision));
    }
}
