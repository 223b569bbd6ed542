using Billing.Contracts;
using Billing.Contracts.Payments;
using Billing.Domain.Accounts;
using Billing.Grains.Journal;
using Billing.Grains.Provider;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Npgsql;
using Orleans.Concurrency;

namespace Billing.Grains.Inbox;

/// <summary>Takes in events of Stripe. It holds nothing; one in every silo, so that no silo's loss keeps webhooks out.</summary>
[Reentrant, StatelessWorker(1)]
public sealed class StripeInboxGrain(NpgsqlDataSource source, IOptions<ProviderOptions> options, ILogger<StripeInboxGrain> logger)
    : Grain, IStripeInboxGrain
{
    /// <inheritdoc/>
    public Task<InboxReply> Receive(string body) => Stored(
        async () =>
        {
            if (!StripeEvent.TryRead(body, out var read))
                return Refuse(new ErrorReply(RefusalCodes.InvalidRequest, "The body is no event of Stripe."));
            await InboxIntake.Take(source, read, options.Value, logger, CancellationToken.None);
            return new InboxReply(null, null);
        },
        Refuse);

    /// <inheritdoc/>
    public Task<InboxPageReply> List(InboxQuery query) => Stored(
        async () =>
        {
            var found = await InboxTable.List(source, query, CancellationToken.None);
            return new InboxPageReply(null, [.. found.Take(query.Limit)], found.Length > query.Limit);
        },
        error => new InboxPageReply(error, [], false));

    /// <inheritdoc/>
    public Task<InboxReply> Retry(string id) => Stored(
        async () => await InboxTable.Retry(source, id, CancellationToken.None) is { } view
            ? new InboxReply(null, view)
            : Refuse(new ErrorReply(ErrorCodes.StripeEventNotFound, "There is no such event.")),
        Refuse);

    private static InboxReply Refuse(ErrorReply error) => new(error, null);

    private async Task<T> Stored<T>(Func<Task<T>> work, Func<ErrorReply, T> refuse)
    {
        try
        {
            return await work();
        }
        catch (Exception fault) when (JournalFaults.IsOfStore(fault))
        {
            InboxLog.StoreAway(logger, fault);
            return refuse(new ErrorReply(ErrorCodes.StorageUnavailable, "The store is away or behind."));
        }
    }
}
