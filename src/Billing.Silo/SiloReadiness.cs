using Billing.Grains.Journal;
using Microsoft.Extensions.Hosting;

namespace Billing.Silo;

/// <summary>A silo is ready when it has started, is not stopping, and can read the ledger.</summary>
public sealed class SiloReadiness(IJournal journal, IHostApplicationLifetime lifetime) : IReadiness
{
    /// <inheritdoc/>
    public async Task<bool> IsReady() =>
        lifetime.ApplicationStarted.IsCancellationRequested
        && !lifetime.ApplicationStopping.IsCancellationRequested
        && await journal.ReachesStore();
}
