namespace Billing.Grains.Journal;

/// <summary>Whether the store answers at all.</summary>
public static class JournalProbe
{
    /// <summary>Asks it; false rather than an exception where it is out of reach.</summary>
    public static async Task<bool> ReachesStore(this IJournal journal)
    {
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
