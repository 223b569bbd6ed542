using Billing.Grains.Journal;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Billing.Grains.Due;

/// <summary>Wakes accounts when they have something to do. Nothing depends on it but how soon it is done.</summary>
public sealed class DueScheduler(
    DueRound round,
    IHostApplicationLifetime lifetime,
    IOptions<DueOptions> options,
    TimeProvider clock,
    ILogger<DueScheduler> logger)
    : StoreRounds(lifetime, clock)
{
    /// <inheritdoc/>
    protected override TimeSpan? Interval => options.Value.Interval;

    /// <inheritdoc/>
    protected override async Task Run(CancellationToken cancel)
    {
        while (await round.Run(cancel))
        {
        }
    }

    /// <inheritdoc/>
    protected override void SayStoreAway(Exception fault) => DueLog.StoreAway(logger, fault);

    /// <inheritdoc/>
    protected override void SayStoreBack() => DueLog.StoreBack(logger);
}
