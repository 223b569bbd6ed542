using System.ComponentModel.DataAnnotations;

namespace Billing.Grains.Accounts;

/// <summary>How account grains behave.</summary>
public sealed class AccountOptions
{
    /// <summary>For how long a proven head is believed by reads and refusals.</summary>
    /// <value>1,000 ms, the bound that DESIGN.md allows a stale activation.</value>
    [Range(1, 1_000)]
    public int ProofTimeoutMs { get; set; } = 1_000;

    /// <summary>Entries between two snapshots.</summary>
    /// <value>1,000.</value>
    [Range(1, 1_000_000)]
    public int SnapshotEveryEntries { get; set; } = 1_000;

    /// <summary>
    /// Fewer new entries than this are not worth a snapshot on deactivation, and in a ledger of fewer none is looked for.
    /// </summary>
    /// <value>20.</value>
    [Range(1, 1_000_000)]
    public int SnapshotOnDeactivationEntries { get; set; } = 20;

    /// <summary>Keys that an active account knows to be in the ledger; older ones the ledger finds itself.</summary>
    /// <value>8, so that an idle active account stays small.</value>
    [Range(1, 10_000)]
    public int RecentKeys { get; set; } = 8;

    /// <summary>Whether an account that is opened asks for its customer at Stripe at once.</summary>
    /// <value>Where <c>STRIPE_PRICE_ID</c> or <c>STRIPE_PRODUCT_ID</c> is set.</value>
    public bool CustomerAtCreation { get; set; }
}
