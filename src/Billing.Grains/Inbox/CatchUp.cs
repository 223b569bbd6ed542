using Billing.Grains.Journal;
using Billing.Grains.Provider;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Npgsql;
using Stripe;

namespace Billing.Grains.Inbox;

/// <summary>
/// Reads Stripe's list of events at start and every few minutes, for what was never delivered: Stripe keeps them for 30 days. And
/// forgets what is long done.
/// </summary>
public sealed class CatchUp(
    NpgsqlDataSource source,
    ProviderClient client,
    IHostApplicationLifetime lifetime,
    IOptions<InboxOptions> options,
    TimeProvider clock,
    ILogger<CatchUp> logger)
    : StoreRounds(lifetime, clock)
{
    // What is on its way counts as delivered; what Stripe lists late is seen the next time.
    private static readonly TimeSpan Overlap = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan KeptFor = TimeSpan.FromDays(100);
    private static readonly TimeSpan Longest = TimeSpan.FromDays(30);
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(1);

    /// <inheritdoc/>
    protected override TimeSpan? Interval => client.Options.IsThere ? Look : null;

    /// <summary>Does it, if it is time and no other silo has done it.</summary>
    protected override async Task Run(CancellationToken cancel)
    {
        try
        {
            if (await CursorTable.Claim(source, options.Value.CatchUpInterval, cancel) is not { } caughtUpTo)
                return;
            await InboxTable.Forget(source, KeptFor, cancel);
            var now = Clock.GetUtcNow().UtcDateTime;
            var from = caughtUpTo - Overlap;
            await Read(from > now - Longest ? from : now - Longest, cancel);
            await CursorTable.Move(source, now, cancel);
        }
        catch (Exception fault) when (!cancel.IsCancellationRequested && fault is StripeException or HttpRequestException or OperationCanceledException)
        {
            InboxLog.ListAway(logger, fault);
        }
    }

    /// <inheritdoc/>
    protected override void SayStoreAway(Exception fault) => InboxLog.StoreAway(logger, fault);

    /// <inheritdoc/>
    protected override void SayStoreBack() => InboxLog.StoreBack(logger);

    private async Task Read(DateTime from, CancellationToken stop)
    {
        var found = 0;
        var listed = client.Stripe.V1.Events.ListAutoPagingAsync(
            new EventListOptions { Created = new DateRangeOptions { GreaterThanOrEqual = from }, Limit = 100 },
            cancellationToken: stop);
        await foreach (var one in listed)
        {
            var body = one.RawJsonElement?.GetRawText() ?? one.ToJson();
            if (StripeEvent.TryRead(body, out var read) && await InboxIntake.Take(source, read, client.Options, logger, stop))
                found++;
        }
        if (found > 0)
            InboxLog.Found(logger, found);
    }
}
