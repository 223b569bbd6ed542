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
    : BackgroundService
{
    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(options.Value.Interval, clock);
        BackOff? away = null;
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                // Before the silo has started there is nobody to wake.
                if (lifetime.ApplicationStarted.IsCancellationRequested)
                    away = await RunAll(away, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The host stops.
        }
    }

    // Says once that the store is away and once that it is back, not at every tick.
    private async Task<BackOff?> RunAll(BackOff? away, CancellationToken stop)
    {
        try
        {
            while (await round.Run(stop))
            {
            }
            if (away is not null)
                DueLog.StoreBack(logger);
            return null;
        }
        catch (Exception fault) when (!stop.IsCancellationRequested && JournalFaults.IsOfStore(fault))
        {
            if (away is null)
                DueLog.StoreAway(logger, fault);
            away ??= new BackOff(clock);
            await away.Wait(stop);
            return away;
        }
    }
}
