namespace Billing.Grains.Inbox;

/// <summary>How long to wait before what failed is tried again.</summary>
internal static class Patience
{
    private const int MostSeconds = 3_600;

    /// <summary>1, 2, 4 … seconds, at most an hour, and up to a quarter more so that many do not come at once.</summary>
    /// <param name="attempts">How often it has failed before this time.</param>
    /// <param name="chance">0 to 1.</param>
    public static TimeSpan After(int attempts, double chance) =>
        TimeSpan.FromSeconds(Math.Min(MostSeconds, Math.Pow(2, Math.Min(attempts, 20))) * (1 + (chance / 4)));
}
