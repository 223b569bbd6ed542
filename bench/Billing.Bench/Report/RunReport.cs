using System.Text.Json.Serialization;
using Billing.Bench.Machine;
using Billing.Bench.Targets;

namespace Billing.Bench.Report;

/// <summary>Everything about a run, as it is kept.</summary>
internal sealed record RunReport
{
    public required DateTime At { get; init; }

    public required string Commit { get; init; }

    public required Options Options { get; init; }

    public required MachineFacts Machine { get; init; }

    public required IReadOnlyDictionary<string, string> Postgres { get; init; }

    /// <summary>The connections, or clients, of the peer's cases.</summary>
    public required IReadOnlyDictionary<string, int> PeerConnections { get; init; }

    /// <summary>Median and range of every figure, for people, plots and comparisons.</summary>
    public IReadOnlyDictionary<string, Spread> Figures => Report.Figures.Of(this);

    public required IReadOnlyList<Round> Rounds { get; init; }

    public required IReadOnlyList<OpenFigures> OpenLoop { get; init; }

    public required IReadOnlyList<DiskResult> SlowDisk { get; init; }

    /// <summary>Cases in the order of the report.</summary>
    [JsonIgnore]
    public IEnumerable<string> Cases => Case.All.Select(one => one.Name).Where(Rounds[0].Results.ContainsKey);

    /// <summary>Every measurement in a closed loop.</summary>
    [JsonIgnore]
    public IEnumerable<Result> Results =>
        Rounds.SelectMany(round => round.Results.Values).Concat(SlowDisk.Select(one => one.Result));

    /// <summary>Whether every audit passed.</summary>
    [JsonIgnore]
    public bool Valid => Results.Select(result => result.Findings).Concat(OpenLoop.Select(one => one.Findings))
        .All(findings => findings.Count == 0);

    /// <summary>A figure of one case over the rounds.</summary>
    public Spread Figure(string name, Func<Result, double> figure) =>
        Spread.Of(Rounds.Select(round => figure(round.Results[name])));

    /// <summary>The rounds of one load, those left out in which the generator fell behind.</summary>
    public IReadOnlyList<OpenFigures> OpenAt(string name, string peakOf, int percent) =>
        [.. OpenLoop.Where(one =>
            one.Point.Case == name && one.Point.PeakOf == peakOf && one.Point.Percent == percent && !one.FellBehind)];
}
