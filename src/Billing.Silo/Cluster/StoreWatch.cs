using System.Diagnostics;
using Billing.Grains.Journal;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Billing.Silo.Cluster;

/// <summary>
/// A silo that has lost its way to the store, while another silo has not, ends itself: its accounts could not answer here,
/// and there they can. Where nobody reaches the store, everybody waits for it.
/// </summary>
internal sealed class StoreWatch(
    IServiceProvider services,
    IGrainFactory grains,
    IHostApplicationLifetime lifetime,
    ClusterSettings settings,
    TimeProvider clock,
    ILogger<StoreWatch> logger)
    : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan PeersMayTake = TimeSpan.FromSeconds(3);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, clock);
        var reachedAt = clock.GetTimestamp();
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                if (!lifetime.ApplicationStarted.IsCancellationRequested || await ReachesStore())
                    reachedAt = clock.GetTimestamp();
                else if (clock.GetElapsedTime(reachedAt).TotalMilliseconds >= settings.StorePatienceMs)
                    await EndUnlessAlone();
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The host stops.
        }
    }

    // Asked for here and not at construction: a journal connects at once, and the database is prepared only then.
    private Task<bool> ReachesStore() => services.GetRequiredService<IJournal>().ReachesStore();

    private async Task EndUnlessAlone()
    {
        if (!await StoreProbes.Any(grains, PeersMayTake, clock))
            return;
        SiloLog.CutOffFromStore(logger, settings.StorePatienceMs);
        // At once: without the store nothing can be flushed and nobody be told. The others notice as with any lost silo.
        Process.GetCurrentProcess().Kill();
    }
}
