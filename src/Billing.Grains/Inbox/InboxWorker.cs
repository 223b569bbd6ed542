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
                // Before the silo has started there is nobody to tell.
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
            while (await work.Run(stop) | await events.Run(stop))
            {
            }
            if (away is not null)
                InboxLog.StoreBack(logger);
            return null;
        }
        catch (Exception fault) when (!stop.IsCancellationRequested && JournalFaults.IsOfStore(fault))
        {
            if (away is null)
                InboxLog.StoreAway(logger, fault);
            away ??= new BackOff(clock);
            await away.Wait(stop);
            return away;
        }
    }
}
