using System.Globalization;

namespace Billing.Bench.Report;

/// <summary>Median and range of one figure over the rounds.</summary>
internal sealed record Spread(double Median, double Least, double Most)
{
    public static Spread Of(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        var middle = sorted.Length / 2;
        var median = sorted.Length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
        return new Spread(median, sorted[0], sorted[^1]);
    }

    /// <summary>As <c>median (least to most)</c>.</summary>
    public string Text(string format) => string.Create(
        CultureInfo.InvariantCulture,
        $"{Number(Median, format)} ({Number(Least, format)} to {Number(Most, format)})");

    private static string Number(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);
}
