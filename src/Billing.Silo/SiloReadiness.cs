using Billing.Grains.Journal;
using Microsoft.Extensions.Hosting;

namespace Billing.Silo;

/// <summary>A silo is ready when it has started, is not stopping, and can read the ledger.</summary>
public sealed class SiloReadiness(IJournal journal, IHostApplicationLifetime lifetime) : IReadiness
{
    /// <inheritdoc/>
    public async Task<bool> IsReady()
    {
        if (!lifetime.ApplicationStarted.IsCancellationRequested || lifetime.ApplicationStopping.IsCancellationRequested)
            return false;
        try
        {
            // No account has an empty id: the look-up only shows that the store answers.
            await journal.FindAccount("");
            return true;
        }
        catch (JournalUnavailableException)
        {
            return false;
        }
    }
}
