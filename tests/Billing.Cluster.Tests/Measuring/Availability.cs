using Billing.Chaos.Load;

namespace Billing.Cluster.Tests.Measuring;

/// <summary>
/// How long accounts kept their callers waiting: from the start of a request, or from the fault that met it on its way, to
/// the first definite answer to a request of that account begun no earlier. Batches do not count: they wait for the slowest of many.
/// A request that was given up does not either: nobody waited for its account.
/// </summary>
internal sealed class Availability
{
    // Shorter is a slow answer, not an account that is away.
    private static readonly TimeSpan Noticed = TimeSpan.FromSeconds(1);

    private readonly List<TimeSpan> _recoveries = [];
    private readonly int _faults;

    /// <param name="history">What the clients did.</param>
    /// <param name="faults">The moments of the faults, in order, in ticks of the history's clock.</param>
    public Availability(History history, IReadOnlyList<long> faults)
    {
        _faults = faults.Count;
        foreach (var account in history.Attempts.Where(attempt => !attempt.InBatch).GroupBy(attempt => attempt.Operation.Account))
        {
            var attempts = account.OrderBy(attempt => attempt.Start).ToArray();
            var hits = new Dictionary<int, (TimeSpan Longest, bool Failed)>();
            foreach (var (attempt, answeredAt) in Waits(attempts))
            {
                var (fault, from) = Begin(attempt, faults);
                var wait = History.Between(from, answeredAt);
                if (wait > Longest)
                    Longest = wait;
                var known = hits.GetValueOrDefault(fault);
                hits[fault] = (wait > known.Longest ? wait : known.Longest, known.Failed || !attempt.IsDefinite);
            }
            _recoveries.AddRange(hits
                .Where(hit => hit.Key >= 0 && (hit.Value.Failed || hit.Value.Longest >= Noticed))
                .Select(hit => hit.Value.Longest));
        }
        _recoveries.Sort();
    }

    /// <summary>The longest that any account kept anybody waiting.</summary>
    public TimeSpan Longest { get; }

    /// <summary>For each fault and each account that it hit, how long that account was away; sorted.</summary>
    public IReadOnlyList<TimeSpan> Recoveries => _recoveries;

    public string Summary() =>
        $"longest time an account was away {Longest.TotalSeconds:F1} s; {_faults} faults hit accounts {_recoveries.Count} times, "
        + $"back after p50 {Percentile(50):F1} s, p99 {Percentile(99):F1} s";

    // Each attempt with the first definite end among those begun no earlier.
    private static IEnumerable<(Attempt Attempt, long AnsweredAt)> Waits(Attempt[] attempts)
    {
        var givenUp = attempts
            .GroupBy(attempt => attempt.Operation.Key)
            .Where(key => !key.Last().IsDefinite)
            .Select(key => key.Key)
            .ToHashSet();
        var answeredAt = long.MaxValue;
        for (var i = attempts.Length - 1; i >= 0; i--)
        {
            if (attempts[i].IsDefinite)
                answeredAt = Math.Min(answeredAt, attempts[i].End);
            if (answeredAt != long.MaxValue && !givenUp.Contains(attempts[i].Operation.Key))
                yield return (attempts[i], answeredAt);
        }
    }

    // A request on its way when something happened waits since then; -1 is before the first fault.
    private static (int Fault, long From) Begin(Attempt attempt, IReadOnlyList<long> faults)
    {
        for (var i = faults.Count - 1; i >= 0; i--)
        {
            if (faults[i] <= attempt.Start)
                return (i, attempt.Start);
            if (faults[i] <= attempt.End && (i == 0 || faults[i - 1] <= attempt.Start))
                return (i, faults[i]);
        }
        return (-1, attempt.Start);
    }

    private double Percentile(int percent) =>
        _recoveries.Count == 0 ? 0 : _recoveries[Math.Min(_recoveries.Count - 1, _recoveries.Count * percent / 100)].TotalSeconds;
}
