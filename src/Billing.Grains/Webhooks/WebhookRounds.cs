using Billing.Grains.Journal;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Billing.Grains.Webhooks;

/// <summary>
/// Work on webhooks that is looked for several times a second. Each kind has a loop of its own: what takes long holds up nothing
/// else, and no account waits for it (SEMANTICS I2).
/// </summary>
internal abstract class WebhookRounds(
    IHostApplicationLifetime lifetime, IOptions<WebhookOptions> options, TimeProvider clock, ILogger logger)
    : StoreRounds(lifetime, clock)
{
    /// <inheritdoc/>
    protected override TimeSpan? Interval => TimeSpan.FromMilliseconds(options.Value.IntervalMs);

    /// <inheritdoc/>
    protected override void SayStoreAway(Exception fault) => WebhookLog.StoreAway(logger, fault);

    /// <inheritdoc/>
    protected override void SayStoreBack() => WebhookLog.StoreBack(logger);
}
