namespace Billing.Bench.Report;

/// <summary>One case's throughput over another's.</summary>
/// <param name="Name">For people.</param>
/// <param name="Over">The case above the line.</param>
/// <param name="Under">The case below it.</param>
/// <param name="AtLeast">What DESIGN.md aims at, or null.</param>
internal sealed record Ratio(string Name, string Over, string Under, double? AtLeast)
{
    /// <summary>The ratios of the report.</summary>
    public static readonly IReadOnlyList<Ratio> All =
    [
        new("HTTP, single, spread", "ours-http-spread", "peer-http-spread", 4),
        new("HTTP, single, hot", "ours-http-hot", "peer-http-hot", 15),
        new("HTTP, batch of 100 against the peer's single", "ours-http-batch", "peer-http-spread", 12),
        new("HTTP, batch of 100 against the peer's batch", "ours-http-batch", "peer-http-batch", null),
        new("silo against the bare function, spread", "ours-silo-spread", "peer-function-spread", 6),
        new("silo against the bare function, hot", "ours-silo-hot", "peer-function-hot", 30),
        new("three grants a debit, silo against the function", "ours-silo-fifo", "peer-function-fifo", null),
        new("silo against plain statements, spread", "ours-silo-spread", "statements-spread", null),
        new("silo against plain statements, hot", "ours-silo-hot", "statements-hot", null),
        new("HTTP against plain statements, spread", "ours-http-spread", "statements-spread", null),
        new("a reservation and its commit against a debit, silo", "ours-silo-holds", "ours-silo-spread", null),
    ];

    /// <summary>Round by round; null where one of the two was not measured.</summary>
    public Spread? Of(IReadOnlyList<Round> rounds) =>
        rounds.All(round => round.Results.ContainsKey(Over) && round.Results.ContainsKey(Under))
            ? Spread.Of(rounds.Select(
                round => round.Results[Over].DebitsPerSecond / Math.Max(1, round.Results[Under].DebitsPerSecond)))
            : null;
}
