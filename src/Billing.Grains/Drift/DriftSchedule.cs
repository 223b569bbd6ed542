using Billing.Grains.Journal;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Billing.Grains.Drift;

/// <summary>Compares all accounts with Stripe now and then, in one silo of them all.</summary>
internal sealed class DriftSchedule(
    DriftCheck? check,
    NpgsqlDataSource source,
    IOptions<DriftOptions> options,
    TimeProvider clock,
    ILogger<DriftSchedule> logger)
    : BackgroundService
{
    private static readonly TimeSpan Look = TimeSpan.FromMinutes(10);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (check is null || options.Value.EveryHours == 0)
            return;
        using var timer = new PeriodicTimer(Look, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
                await Run(check, stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The host stops.
        }
    }

    private async Task Run(DriftCheck check, CancellationToken stop)
    {
        try
        {
            var every = TimeSpan.FromHours(options.Value.EveryHours);
            if (!await DriftTable.TakeTurn(source, clock.GetUtcNow().UtcDateTime, every, stop))
                return;
            var reply = await check.Run(null, CancellationToken.None, stop);
            DriftLog.Done(logger, reply.Accounts, reply.Findings.Length);
        }
        catch (Exception fault) when (!stop.IsCancellationRequested && JournalFaults.IsOfStore(fault))
        {
            DriftLog.Away(logger, fault);
        }
    }
}
