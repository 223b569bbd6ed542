using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Billing.Grains.Webhooks;

/// <summary>Removes what is kept no longer.</summary>
internal sealed class RetentionWorker(
    WebhookRetention retention,
    IHostApplicationLifetime lifetime,
    IOptions<WebhookOptions> options,
    TimeProvider clock,
    ILogger<RetentionWorker> logger)
    : WebhookRounds(lifetime, options, clock, logger)
{
    /// <inheritdoc/>
    protected override Task Run(CancellationToken cancel) => retention.Run(cancel);
}
