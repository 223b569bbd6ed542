using Billing.Grains.Journal;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Billing.Grains.Catalog;

/// <summary>
/// Keeps this silo's catalog current: reads it before the start completes, then asks for changes again and again.
/// </summary>
public sealed class CatalogRefresher(
    CatalogCache cache, IOptions<CatalogOptions> options, TimeProvider time, ILogger<CatalogRefresher> logger)
    : BackgroundService
{
    /// <inheritdoc/>
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await cache.Refresh();
        await base.StartAsync(cancellationToken);
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(options.Value.PollMs), time);
        var away = false;
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
                away = await Poll(away);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The host stops.
        }
    }

    // Says once that the store is away and once that it is back, not at every tick.
    private async Task<bool> Poll(bool wasAway)
    {
        try
        {
            await cache.Refresh();
            if (wasAway)
                CatalogLog.StoreBack(logger);
            return false;
        }
        catch (JournalUnavailableException e)
        {
            if (!wasAway)
                CatalogLog.StoreAway(logger, e);
            return true;
        }
    }
}
