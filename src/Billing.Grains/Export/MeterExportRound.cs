using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Billing.Grains.Export;

/// <summary>
/// Sums what waits and sends what is due. Broken off anywhere it goes on where it was: what was sent and not noted is sent
/// again as the identical event, which Stripe counts once (SEMANTICS F1, F2).
/// </summary>
internal sealed class MeterExportRound(
    NpgsqlDataSource source,
    UsageGathering gathering,
    MeterEventSender sender,
    MeterReconciliation reconciliation,
    IOptions<MeterExportOptions> options,
    TimeProvider clock,
    ILogger<MeterExportRound> logger)
{
    // Stripe remembers an identifier for a day at least; the hour is for the way and for clocks that differ.
    private static readonly TimeSpan SameEvent = TimeSpan.FromHours(23);
    private static readonly TimeSpan Oldest = TimeSpan.FromDays(35);
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>Does everything that can be done now.</summary>
    /// <exception cref="NpgsqlException">The store is away; nothing is lost.</exception>
    public async Task Run(CancellationToken cancel)
    {
        var gathered = await gathering.Run(clock.GetUtcNow(), cancel);
        var results = new ConcurrentBag<MeterEventOutcome>();
        while (true)
        {
            var begun = clock.GetTimestamp();
            var before = results.Count(IsTaken);
            var rows = await MeterExportTable.Claim(
                source, Now, Now + options.Value.Lease, options.Value.BatchSize, cancel);
            await SendAll(rows, results, cancel);
            // A batch of which nothing got through: the next would hardly do better.
            if (rows.Count < options.Value.BatchSize || results.Count(IsTaken) == before)
                break;
            if (clock.GetElapsedTime(begun) is var took && took < Second)
                await Task.Delay(Second - took, clock, cancel);
        }
        Tell(gathered, results);
    }

    private static bool IsTaken(MeterEventOutcome outcome) =>
        outcome.Fate is MeterEventFate.Delivered or MeterEventFate.Refused;

    private Task SendAll(List<MeterExportRow> rows, ConcurrentBag<MeterEventOutcome> results, CancellationToken cancel)
    {
        var parallel = new ParallelOptions
        {
            MaxDegreeOfParallelism = options.Value.Concurrency, CancellationToken = cancel,
        };
        return Parallel.ForEachAsync(rows, parallel, async (row, stop) => results.Add(await Send(row, stop)));
    }

    private async Task<MeterEventOutcome> Send(MeterExportRow row, CancellationToken cancel)
    {
        if (!row.OnTestClock && Now - row.OccurredAt > Oldest)
        {
            await MeterExportTable.GiveUp(
                source, row, "dead", isRefused: false, "more than 35 days old: Stripe does not take it", cancel);
            MeterExportLog.Dead(logger, row.Identifier, row.AccountId);
            return new MeterEventOutcome(MeterEventFate.Refused, "");
        }
        var isOld = Now - row.FirstSentAt > SameEvent;
        var outcome = isOld
            ? await MeterEventSender.Ask(() => reconciliation.Settle(row, cancel), cancel)
            : await sender.Send(row, cancel);
        switch (outcome.Fate)
        {
            case MeterEventFate.Delivered:
                await MeterExportTable.Delivered(source, row, Now, cancel);
                break;
            case MeterEventFate.Refused:
                await MeterExportTable.GiveUp(source, row, "needs_review", isRefused: !isOld, outcome.Words, cancel);
                MeterExportLog.NeedsReview(logger, row.Identifier, row.AccountId, outcome.Words);
                break;
            default:
                // Only Stripe's totals can show that nothing of it arrived: the client may have tried twice.
                var isNew = isOld && outcome.Fate == MeterEventFate.NotNow;
                await MeterExportTable.Later(source, row, isNew ? Now : NextTime(row), isNew, outcome.Words, cancel);
                break;
        }
        return outcome;
    }

    // Twice as long after each failure, never in step with other rows, and never past the end of the period: an event must
    // be there within the hour after it (SEMANTICS F4).
    private DateTime NextTime(MeterExportRow row)
    {
        var wait = Math.Min(LongestWait.TotalSeconds, Math.Pow(2, Math.Min(row.Attempts, 10)));
        // The spread is no secret; any generator does.
#pragma warning disable CA5394
        var at = Now + TimeSpan.FromSeconds(wait * (0.5 + (Random.Shared.NextDouble() / 2)));
#pragma warning restore CA5394
        return row.PeriodEnd > Now && row.PeriodEnd < at ? row.PeriodEnd : at;
    }

    private void Tell(long gathered, ConcurrentBag<MeterEventOutcome> results)
    {
        if (gathered == 0 && results.IsEmpty)
            return;
        var (delivered, lost) = (Count(results, MeterEventFate.Delivered), Count(results, MeterEventFate.Refused));
        var later = results.Count - delivered - lost;
        MeterExportLog.Round(logger, gathered, delivered, later, lost);
        if (later > 0)
            MeterExportLog.NotTaken(logger, later, results.First(result => !IsTaken(result)).Words);
    }

    private static int Count(ConcurrentBag<MeterEventOutcome> results, MeterEventFate fate) =>
        results.Count(result => result.Fate == fate);
}
