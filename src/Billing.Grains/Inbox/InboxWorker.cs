using Billing.Grains.Journal;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Billing.Grains.Inbox;

/// <summary>Applies events of Stripe and does Stripe work as long as the silo runs; many silos may, each takes some.</summary>
public sealed class InboxWorker(
    InboxRound events,
    WorkRound work,
    IHostApplicationLifetime lifetime,
    IOptions<InboxOptions> options,
    TimeProvider clock,
    ILogger<InboxWorker> logger)
    : StoreRounds(lifetime, clock)
{
    /// <inheritdoc/>
    protected override TimeSpan? Interval => options.Value.Interval;

    /// <inheritdoc/>
    protected override async Task Run(CancellationToken cancel)
    {
        while (await work.Run(cancel) | await events.Run(cancel))
        {
        }
    }

    /// <inheritdoc/>
    protected override void SayStoreAway(Exception fault) => InboxLog.StoreAway(logger, fault);

    /// <inheritdoc/>
    protected override void SayStoreBack() => InboxLog.StoreBack(logger);
}
