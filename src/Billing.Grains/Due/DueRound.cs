using System.Collections.Concurrent;
using Billing.Domain.Values;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Billing.Grains.Due;

/// <summary>
/// Finds accounts that are due, wakes them, and notes when each is due next. It only wakes: the account decides what to
/// do, so that a round twice, late or never does no harm.
/// </summary>
public sealed class DueRound(
    NpgsqlDataSource source,
    WakeAccount wake,
    IOptions<DueOptions> options,
    TimeProvider clock,
    ILogger<DueRound> logger)
{
    /// <summary>Does one batch.</summary>
    /// <returns>Whether the batch was full, so that more may be due.</returns>
    /// <exception cref="NpgsqlException">The store is away; what is in hand is due again after the lease.</exception>
    public async Task<bool> Run(CancellationToken cancel)
    {
        var now = Instant.From(clock.GetUtcNow());
        var leaseEnd = Instant.From(clock.GetUtcNow() + options.Value.Lease);
        var taken = await DueTable.Claim(source, now, leaseEnd, options.Value.BatchSize, cancel);
        if (taken.Count == 0)
            return false;
        var answers = new ConcurrentBag<NextDue>();
        var parallel = new ParallelOptions
        {
            MaxDegreeOfParallelism = options.Value.Concurrency, CancellationToken = cancel,
        };
        await Parallel.ForEachAsync(taken, parallel, async (account, _) =>
        {
            // An account that is still due has not done what it was woken for: it waits for the end of the lease.
            if (await Wake(account) is { } answer && !(answer.At <= now))
                answers.Add(answer);
        });
        if (!answers.IsEmpty)
            await DueTable.Note(source, [.. answers], leaseEnd, cancel);
        return taken.Count == options.Value.BatchSize;
    }

    private async Task<NextDue?> Wake(DueAccount account)
    {
        try
        {
            var reply = await wake(account.AccountId);
            if (reply.Error is null)
                return new NextDue(account.AccountNo, reply.NextDueAt is { } at ? Instant.From(at) : null);
            DueLog.NotWoken(logger, account.AccountNo, reply.Error.Code);
        }
        catch (Exception fault)
        {
            // Whatever is wrong with one account, the others are due too.
            DueLog.WakeFailed(logger, account.AccountNo, fault);
        }
        return null;
    }
}
