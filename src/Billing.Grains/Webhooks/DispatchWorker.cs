using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Billing.Grains.Webhooks;

/// <summary>Has messages sent; when the host stops, what is on its way may arrive.</summary>
internal sealed class DispatchWorker(
    WebhookDispatch dispatch,
    IHostApplicationLifetime lifetime,
    IOptions<WebhookOptions> options,
    TimeProvider clock,
    ILogger<DispatchWorker> logger)
    : WebhookRounds(lifetime, options, clock, logger)
{
    /// <inheritdoc/>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await dispatch.Stop(cancellationToken);
    }

    /// <inheritdoc/>
    protected override Task Run(CancellationToken cancel) => dispatch.Run(cancel);
}
