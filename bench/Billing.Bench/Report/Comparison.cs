namespace Billing.Bench.Report;

/// <summary>Whether the ranges of each figure of two runs overlap: where they do, the difference may be noise.</summary>
internal static class Comparison
{
    public static IEnumerable<string> Lines(
        IReadOnlyDictionary<string, Spread> first, IReadOnlyDictionary<string, Spread> second)
    {
        yield return "| figure | first | second | second / first | ranges |";
        yield return "|---|---|---|---|---|";
        foreach (var name in first.Keys.Where(second.ContainsKey))
        {
            var (a, b) = (first[name], second[name]);
            var ranges = b.Least > a.Most ? "apart: more" : b.Most < a.Least ? "apart: less" : "overlap";
            var ratio = a.Median == 0 ? "-" : $"{b.Median / a.Median:f2}";
            yield return $"| {name} | {a.Text(FormatOf(a))} | {b.Text(FormatOf(a))} | {ratio} | {ranges} |";
        }
        foreach (var name in first.Keys.Except(second.Keys))
            yield return $"Only in the first: {name}";
        foreach (var name in second.Keys.Except(first.Keys))
            yield return $"Only in the second: {name}";
    }

    private static string FormatOf(Spread spread) => spread.Median >= 1000 ? "n0" : "f2";
}
