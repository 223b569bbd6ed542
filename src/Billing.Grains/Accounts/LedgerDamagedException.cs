namespace Billing.Grains.Accounts;

/// <summary>A stored ledger contradicts itself: nothing may be decided on it (DURABILITY, failure 12).</summary>
internal sealed class LedgerDamagedException(long seq)
    : Exception($"The ledger does not add up at seq {seq}; the account is stopped.")
{
    /// <summary>The first entry that does not continue the ledger.</summary>
    public long Seq { get; } = seq;
}
