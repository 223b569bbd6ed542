namespace Billing.Bench.Report;

/// <summary>What DESIGN.md aims at, beside what was measured. Nothing asserts it.</summary>
/// <param name="Name">For people.</param>
/// <param name="Wanted">The target.</param>
/// <param name="Measured">Median and range, or where to measure it.</param>
/// <param name="Met">By the median; null where it was not measured.</param>
internal sealed record Goal(string Name, string Wanted, string Measured, bool? Met)
{
    private const double HalfPeakP99Ms = 10;

    /// <summary>Every target, in the order of DESIGN.md.</summary>
    public static IReadOnlyList<Goal> Of(RunReport report) =>
    [
        .. Ratio.All.Where(ratio => ratio.AtLeast is not null).Select(ratio => OfRatio(ratio, report)),
        HalfPeak(report),
        EqualLoad(report),
        new("an idle active account", "at most 4 KB", "`bench/run --growth memory`", null),
        new("a cold account answers", "within 5 ms", "`bench/run --growth memory`", null),
        new("throughput at 10 million ledger rows over that at 1 million", "at least 0.8", "`bench/run --growth`", null),
    ];

    private static Goal OfRatio(Ratio ratio, RunReport report)
    {
        var measured = ratio.Of(report.Rounds);
        return new Goal(
            ratio.Name,
            $"at least {ratio.AtLeast:0.#}",
            measured?.Text("f1") ?? "not measured",
            measured is null ? null : measured.Median >= ratio.AtLeast);
    }

    private static Goal HalfPeak(RunReport report)
    {
        const string Name = "ours-http-spread";
        var p99 = P99(report, Name, Name, 50);
        return new Goal(
            "p99 at half of the peak, HTTP, spread",
            $"at most {HalfPeakP99Ms} ms",
            p99 is null ? "not measured" : $"{p99.Text("f2")} ms",
            p99 is null ? null : p99.Median <= HalfPeakP99Ms);
    }

    private static Goal EqualLoad(RunReport report)
    {
        const string Peer = "peer-http-spread";
        var (ours, theirs) = (P99(report, "ours-http-spread", Peer, 50), P99(report, Peer, Peer, 50));
        return new Goal(
            "p99 at half of the peer's peak, both at that load",
            "below the peer's",
            ours is null || theirs is null ? "not measured" : $"{ours.Text("f2")} ms, the peer {theirs.Text("f2")} ms",
            ours is null || theirs is null ? null : ours.Median < theirs.Median);
    }

    private static Spread? P99(RunReport report, string name, string peakOf, int percent)
    {
        var rounds = report.OpenAt(name, peakOf, percent);
        return rounds.Count == 0 ? null : Spread.Of(rounds.Select(one => one.P99Ms));
    }
}
