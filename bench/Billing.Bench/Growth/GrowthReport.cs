using Billing.Bench.Machine;
using Billing.Bench.Report;

namespace Billing.Bench.Growth;

/// <summary>A run of <c>--growth</c>, as it is kept; a part that was not asked for is null.</summary>
internal sealed record GrowthReport
{
    public required DateTime At { get; init; }

    public required string Commit { get; init; }

    public required MachineFacts Machine { get; init; }

    public required IReadOnlyDictionary<string, string> Postgres { get; init; }

    public required GrowthOptions Options { get; init; }

    /// <summary>Rounds of each closed-loop measurement.</summary>
    public required int Rounds { get; init; }

    public required double MeasuredSeconds { get; init; }

    public required double WarmUpSeconds { get; init; }

    public required int Callers { get; init; }

    public required int Seed { get; init; }

    public IReadOnlyList<RowsResult>? Rows { get; init; }

    public IReadOnlyList<AccountsResult>? Accounts { get; init; }

    public StormResult? Storm { get; init; }

    public IReadOnlyList<FootprintResult>? Memory { get; init; }

    public RecoveryResult? Recovery { get; init; }

    /// <summary>What audits found wrong; a run with findings is not kept.</summary>
    public IReadOnlyList<string> Findings { get; init; } = [];
}

/// <summary>Throughput at one size of the ledger.</summary>
/// <param name="Rows">Ledger rows when the first measurement began.</param>
/// <param name="RowsAtEnd">The most ledger rows when a measurement ended: those that it adds count.</param>
/// <param name="FillPerSecond">Rows a second while the engine filled it up to this size.</param>
/// <param name="TableBytes">The table <c>ledger</c> without its indexes.</param>
/// <param name="IndexBytes">Its indexes, by name.</param>
/// <param name="Loads">The measurements.</param>
internal sealed record RowsResult(
    long Rows,
    long RowsAtEnd,
    double FillPerSecond,
    long TableBytes,
    IReadOnlyDictionary<string, long> IndexBytes,
    IReadOnlyList<LoadFigures> Loads)
{
    public Spread PerSecond => Spread.Of(Loads.Select(load => load.PerSecond));
}

/// <summary>Throughput with so many accounts that are all in memory.</summary>
/// <param name="Accounts">How many.</param>
/// <param name="HeapBytesEach">What an account weighs on the managed heap once opened, granted to and read.</param>
/// <param name="ResidentBytes">The whole process, load generator included.</param>
/// <param name="Loads">The measurements.</param>
internal sealed record AccountsResult(
    int Accounts, long HeapBytesEach, long ResidentBytes, IReadOnlyList<LoadFigures> Loads);

/// <summary>Durations in milliseconds.</summary>
internal sealed record Latencies(long Count, double P50Ms, double P99Ms, double MostMs)
{
    public static Latencies Of(Load.Histogram histogram) => new(
        histogram.Count,
        histogram.Percentile(0.5) / 1000.0,
        histogram.Percentile(0.99) / 1000.0,
        histogram.Percentile(1) / 1000.0);

    public override string ToString() => FormattableString.Invariant(
        $"p50 {P50Ms:f1} ms, p99 {P99Ms:f1} ms, max {MostMs:f1} ms ({Count:n0} calls)");
}

/// <summary>All accounts called at once after a start.</summary>
/// <param name="Accounts">How many.</param>
/// <param name="Callers">How many called at a time.</param>
/// <param name="Seconds">Until all had answered.</param>
/// <param name="Cold">Their latency, waiting for a caller not included.</param>
/// <param name="SteadyAlone">Accounts in memory at a steady rate, before the storm.</param>
/// <param name="SteadyDuring">The same during the storm, measured from when each call was due.</param>
internal sealed record StormResult(
    int Accounts, int Callers, double Seconds, Latencies Cold, Latencies SteadyAlone, Latencies SteadyDuring);

/// <summary>What accounts of one kind weigh, and what the first call to one costs.</summary>
/// <param name="Kind">For people.</param>
/// <param name="Accounts">How many were weighed.</param>
/// <param name="BytesEach">On the managed heap, active and idle.</param>
/// <param name="LedgerBytesEach">On disk, with indexes.</param>
/// <param name="Cold">The first call after a start.</param>
/// <param name="Warm">The next.</param>
/// <param name="HeldBy">What holds the memory, the most first.</param>
internal sealed record FootprintResult(
    string Kind,
    int Accounts,
    long BytesEach,
    long LedgerBytesEach,
    Latencies Cold,
    Latencies Warm,
    IReadOnlyList<HeldEach> HeldBy);

/// <summary>What an account holds in one field of one type.</summary>
/// <param name="Where">As <c>Owner.field: Type</c>.</param>
/// <param name="Objects">How many of them an account has.</param>
/// <param name="Bytes">What they take by themselves.</param>
internal sealed record HeldEach(string Where, double Objects, double Bytes);

/// <summary>The service after kill -9 under load; all times in seconds from the kill.</summary>
/// <param name="Accounts">Accounts that were active.</param>
/// <param name="InDoubt">Calls whose answer the kill swallowed; each was sent again with its key.</param>
/// <param name="Replayed">Those of them that had taken effect.</param>
/// <param name="ReadySeconds">Until it said that it was ready.</param>
/// <param name="FirstSeconds">Until the first debit was answered.</param>
/// <param name="AllSeconds">Until a debit on every account was answered.</param>
/// <param name="Callers">How many called at a time, one debit a request.</param>
internal sealed record RecoveryResult(
    int Accounts, int InDoubt, int Replayed, double ReadySeconds, double FirstSeconds, double AllSeconds, int Callers);
