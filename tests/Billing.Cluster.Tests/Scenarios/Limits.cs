namespace Billing.Cluster.Tests.Scenarios;

/// <summary>What the README promises about accounts whose silo is lost.</summary>
internal static class Limits
{
    /// <summary>
    /// Three signs of life missed at 1.5 s each (<c>BILLING_PROBE_TIMEOUT_MS</c>), the list of members written and read, the
    /// account recovered on another silo, and the caller's next try.
    /// </summary>
    public static readonly TimeSpan AfterLostSilo = TimeSpan.FromSeconds(20);

    /// <summary>The same, after a silo has been without PostgreSQL for 8 s (<c>BILLING_STORE_PATIENCE_MS</c>) and ended.</summary>
    public static readonly TimeSpan AfterLostStore = TimeSpan.FromSeconds(30);

    /// <summary>
    /// Two silos that are cut in two cannot know which of them still has callers: where the wrong one is declared dead, its
    /// accounts wait for the network, and the silo for its next try to join.
    /// </summary>
    public static readonly TimeSpan AfterHealing = TimeSpan.FromSeconds(60);

    /// <summary>
    /// How old an answer may be while two silos hold an account, because one does not know yet that it was declared dead, or
    /// is of another cluster: so long a proven head is believed (DESIGN.md, the journal). What they write is one history.
    /// </summary>
    public static readonly TimeSpan Stale = TimeSpan.FromSeconds(1);
}
