using Microsoft.Extensions.Hosting;

namespace Billing.Silo.Cluster;

/// <summary>A client of the cluster is ready when it has started, is not stopping, and a silo answers that reaches its store.</summary>
public sealed class ClusterReadiness(IGrainFactory grains, IHostApplicationLifetime lifetime, TimeProvider clock)
    : IReadiness
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    /// <inheritdoc/>
    public async Task<bool> IsReady() =>
        lifetime.ApplicationStarted.IsCancellationRequested
        && !lifetime.ApplicationStopping.IsCancellationRequested
        && await StoreProbes.Any(grains, Patience, clock);
}
