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
    : StoreRounds(lifetime, clock)
{
    /// <inheritdoc/>
    protected override TimeSpan? Interval => flush is null ? null : TimeSpan.FromMilliseconds(options.Value.FlushMs);

    /// <inheritdoc/>
    public override Task StartAsync(CancellationToken cancellationToken)
    {
        if (flush is null)
            MeterExportLog.NoStripe(logger);
        return base.StartAsync(cancellationToken);
    }

    /// <inheritdoc/>
    protected override Task Run(CancellationToken cancel) => flush!.Run(cancel);

    /// <inheritdoc/>
    protected override void SayStoreAway(Exception fault) => MeterExportLog.StoreAway(logger, fault);

    /// <inheritdoc/>
    protected override void SayStoreBack() => MeterExportLog.StoreBack(logger);
}
