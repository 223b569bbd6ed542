using Microsoft.Extensions.Hosting;

namespace Billing.Grains.Journal;

/// <summary>
/// Work that is looked for in the store again and again as long as the silo runs. While the store is away it waits longer and
/// longer, and says so once, not at every tick.
/// </summary>
public abstract class StoreRounds(IHostApplicationLifetime lifetime, TimeProvider clock) : BackgroundService
{
    /// <summary>How often it looks, or null where there is nothing to look for.</summary>
    protected abstract TimeSpan? Interval { get; }

    /// <summary>The clock that it goes by.</summary>
    protected TimeProvider Clock { get; } = clock;

    /// <summary>Does what there is.</summary>
    protected abstract Task Run(CancellationToken cancel);

    /// <summary>Says that the store does not answer.</summary>
    protected abstract void SayStoreAway(Exception fault);

    /// <summary>Says that it answers again.</summary>
    protected abstract void SayStoreBack();

    /// <inheritdoc/>
    protected sealed override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (Interval is not { } interval)
            return;
        using var timer = new PeriodicTimer(interval, Clock);
        BackOff? away = null;
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                // Before the silo has started the database may not be ready, and there is nobody to tell.
                if (lifetime.ApplicationStarted.IsCancellationRequested)
                    away = await RunOrWait(away, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The host stops.
        }
    }

    private async Task<BackOff?> RunOrWait(BackOff? away, CancellationToken stop)
    {
        try
        {
            await Run(stop);
            if (away is not null)
                SayStoreBack();
            return null;
        }
        catch (Exception fault) when (!stop.IsCancellationRequested && JournalFaults.IsOfStore(fault))
        {
            if (away is null)
                SayStoreAway(fault);
            away ??= new BackOff(Clock);
            await away.Wait(stop);
            return away;
        }
    }
}
