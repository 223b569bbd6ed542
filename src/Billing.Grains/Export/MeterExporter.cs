using Billing.Grains.Journal;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Billing.Grains.Export;

/// <summary>Tells Stripe's meters of usage every few seconds, where there is a Stripe. No account waits for it.</summary>
internal sealed class MeterExporter(
    MeterExportRound? flush,
    IHostApplicationLifetime lifetime,
    IOptions<MeterExportOptions> options,
    TimeProvider clock,
    ILogger<MeterExporter> logger)
    : BackgroundService
{
    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (flush is not { } round)
        {
            MeterExportLog.NoStripe(logger);
            return;
        }
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(options.Value.FlushMs), clock);
        BackOff? away = null;
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                // Before the silo has started the database may not be ready.
                if (lifetime.ApplicationStarted.IsCancellationRequested)
                    away = await Run(round, away, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The host stops.
        }
    }

    // Says once that the store is away and once that it is back, not at every tick.
    private async Task<BackOff?> Run(MeterExportRound round, BackOff? away, CancellationToken stop)
    {
        try
        {
            await round.Run(stop);
            if (away is not null)
                MeterExportLog.StoreBack(logger);
            return null;
        }
        catch (Exception fault) when (!stop.IsCancellationRequested && JournalFaults.IsOfStore(fault))
        {
            if (away is null)
                MeterExportLog.StoreAway(logger, fault);
            away ??= new BackOff(clock);
            await away.Wait(stop);
            return away;
        }
    }
}
