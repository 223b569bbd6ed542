using Billing.Grains.Journal;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Billing.Grains.Webhooks;

/// <summary>Hands messages to endpoints and has them sent, several times a second. No account waits for it (SEMANTICS I2).</summary>
internal sealed class WebhookWorker(
    FanOutRound fanOut,
    WebhookDispatch dispatch,
    WebhookRetention retention,
    IHostApplicationLifetime lifetime,
    IOptions<WebhookOptions> options,
    TimeProvider clock,
    ILogger<WebhookWorker> logger)
    : StoreRounds(lifetime, clock)
{
    /// <inheritdoc/>
    protected override TimeSpan? Interval => TimeSpan.FromMilliseconds(options.Value.IntervalMs);

    /// <inheritdoc/>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await dispatch.Idle().WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    /// <inheritdoc/>
    protected override async Task Run(CancellationToken cancel)
    {
        WebhookMetrics.HandedOn(await fanOut.Run(cancel));
        await dispatch.Run(cancel);
        await retention.Run(cancel);
    }

    /// <inheritdoc/>
    protected override void SayStoreAway(Exception fault) => WebhookLog.StoreAway(logger, fault);

    /// <inheritdoc/>
    protected override void SayStoreBack() => WebhookLog.StoreBack(logger);
}
