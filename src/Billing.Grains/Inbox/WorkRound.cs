using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Billing.Grains.Inbox;

/// <summary>Lets accounts that have something open with Stripe do it: the customer that is wanted, the charge that was begun.</summary>
public sealed class WorkRound(
    NpgsqlDataSource source, DoStripeWork work, IOptions<InboxOptions> options, ILogger<WorkRound> logger)
{
    /// <summary>Does one batch.</summary>
    /// <returns>Whether it was full, so that more may wait.</returns>
    public async Task<bool> Run(CancellationToken cancel)
    {
        var claimed = await WorkTable.Claim(source, options.Value.Lease, options.Value.BatchSize, cancel);
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = options.Value.Concurrency, CancellationToken = cancel };
        await Parallel.ForEachAsync(claimed.GroupBy(one => one.AccountNo), parallel, async (group, stop) =>
        {
            // One visit does whatever is open.
            var error = await Visit(group.First().AccountId);
            foreach (var one in group)
                await (error is null ? WorkTable.Done(source, one, stop) : Fail(one, error, stop));
        });
        return claimed.Count == options.Value.BatchSize;
    }

    private async Task<string?> Visit(string accountId)
    {
        try
        {
            return (await work(accountId)).Error?.Code;
        }
        catch (Exception fault) when (fault is OrleansException or TimeoutException)
        {
            return fault.GetType().Name;
        }
    }

    private Task Fail(ClaimedWork one, string code, CancellationToken cancel)
    {
#pragma warning disable CA5394 // Chance only spreads the attempts.
        var wait = Patience.After(one.Attempts, Random.Shared.NextDouble());
#pragma warning restore CA5394
        InboxLog.WorkFailed(logger, one.AccountId, code, wait);
        return WorkTable.Failed(source, one, code, wait, cancel);
    }
}
