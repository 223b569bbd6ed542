using Billing.Bench.Machine;

namespace Billing.Bench.Report;

/// <summary>Everything about a run, as it is kept.</summary>
internal sealed record RunReport
{
    public required DateTime At { get; init; }

    public required string Commit { get; init; }

    public required Options Options { get; init; }

    public required MachineFacts Machine { get; init; }

    public required IReadOnlyDictionary<string, string> Postgres { get; init; }

    /// <summary>The peer's connections by shape.</summary>
    public required IReadOnlyDictionary<string, int> PeerConnections { get; init; }

    public required IReadOnlyList<Round> Rounds { get; init; }

    /// <summary>Cases in the order of the report.</summary>
    public IEnumerable<string> Cases => Rounds[0].Results.Keys.Order();

    /// <summary>Whether every audit passed.</summary>
    public bool Valid => Rounds.All(round => round.Results.Values.All(result => result.Findings.Count == 0));

    /// <summary>A figure of one case over the rounds.</summary>
    public Spread Figure(string name, Func<Result, double> figure) =>
        Spread.Of(Rounds.Select(round => figure(round.Results[name])));

    /// <summary>Our throughput over the peer's, round by round; null where one was not measured.</summary>
    public Spread? Ratio(string shape)
    {
        var (ours, peer) = ($"ours-{shape}", $"peer-{shape}");
        return Rounds.All(round => round.Results.ContainsKey(ours) && round.Results.ContainsKey(peer))
            ? Spread.Of(Rounds.Select(round => round.Results[ours].DebitsPerSecond / round.Results[peer].DebitsPerSecond))
            : null;
    }
}
