using Billing.Grains.Journal;
using Microsoft.Extensions.Hosting;

namespace Billing.Silo;

/// <summary>Whether calls may be sent here: started, not stopping, and the ledger can be read.</summary>
public sealed class SiloReadiness(IJournal journal, IHostApplicationLifetime lifetime)
{
    /// <summary>Asks the store; false rather than an exception.</summary>
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
