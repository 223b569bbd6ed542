using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Billing.Grains.Webhooks;

/// <summary>Hands messages to endpoints.</summary>
internal sealed class FanOutWorker(
    FanOutRound fanOut,
    IHostApplicationLifetime lifetime,
    IOptions<WebhookOptions> options,
    TimeProvider clock,
    ILogger<FanOutWorker> logger)
    : WebhookRounds(lifetime, options, clock, logger)
{
    /// <inheritdoc/>
    protected override async Task Run(CancellationToken cancel) => WebhookMetrics.HandedOn(await fanOut.Run(cancel));
}
