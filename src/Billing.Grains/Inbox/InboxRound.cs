using Billing.Contracts;
using Billing.Contracts.Payments;
using Billing.Domain.Accounts;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Npgsql;
using Stripe;

namespace Billing.Grains.Inbox;

/// <summary>
/// Applies events of Stripe. An event is a hint: the account's <see cref="IProviderGrain"/> reads what stands behind it, so that
/// twice, late or in another order does no harm.
/// </summary>
public sealed class InboxRound(
    NpgsqlDataSource source, AccountFinder finder, ApplyEvent apply, IOptions<InboxOptions> options, ILogger<InboxRound> logger)
{
    /// <summary>Does one batch.</summary>
    /// <returns>Whether it was full, so that more may wait.</returns>
    public async Task<bool> Run(CancellationToken cancel)
    {
        var claimed = await InboxTable.Claim(source, options.Value.Lease, options.Value.BatchSize, cancel);
        var groups = claimed.GroupBy(one => one.Event.CustomerId ?? one.AccountId ?? one.Event.Id).Select(group => group.ToList());
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = options.Value.Concurrency, CancellationToken = cancel };
        await Parallel.ForEachAsync(groups, parallel, async (group, stop) =>
        {
            // Of one customer one after the other, in the order in which Stripe made them.
            foreach (var one in group)
                await Apply(one, stop);
        });
        return claimed.Count == options.Value.BatchSize;
    }

    private async Task Apply(ClaimedEvent one, CancellationToken cancel)
    {
        var happened = one.Event;
        try
        {
            if (await finder.Find(happened, one.AccountId, cancel) is not { } account)
            {
                await Wait(happened, cancel);
                return;
            }
            var reply = await apply(
                account, new ProviderEvent(happened.Id, happened.Type, happened.ObjectId, happened.ObjectJson()));
            if (reply.Error is null)
                await InboxTable.Done(source, happened.Id, account, cancel);
            else if (reply.Error.Code == RefusalCodes.AccountNotFound)
                await Wait(happened, cancel);
            else
                await Fail(one, reply.Error.Code, $"{reply.Error.Code}: {reply.Error.Detail}", cancel);
        }
        catch (Exception fault) when (fault is StripeException or HttpRequestException or TaskCanceledException && !cancel.IsCancellationRequested)
        {
            await Fail(one, ErrorCodes.StripeUnavailable, fault.Message, cancel);
        }
        catch (Exception fault) when (!cancel.IsCancellationRequested && fault is not NpgsqlException)
        {
            // Whatever is wrong with one event, the others have to be applied; this one is shown to the operator.
            InboxLog.Unexpected(logger, happened.Id, happened.Type, fault);
            await Fail(one, "internal_error", fault.GetType().Name, cancel);
        }
    }

    private Task Wait(StripeEvent happened, CancellationToken cancel)
    {
        InboxLog.Unlinked(logger, happened.Id, happened.Type);
        return InboxTable.Unlinked(source, happened.Id, cancel);
    }

    private Task Fail(ClaimedEvent one, string code, string reason, CancellationToken cancel)
    {
#pragma warning disable CA5394 // Chance only spreads the attempts.
        var wait = Patience.After(one.Attempts, Random.Shared.NextDouble());
#pragma warning restore CA5394
        InboxLog.Failed(logger, one.Event.Id, one.Event.Type, one.Attempts + 1, code, wait);
        return InboxTable.Failed(source, one.Event.Id, reason, wait, cancel);
    }
}
