using Billing.Domain.Accounts;

namespace Billing.Grains.Accounts;

/// <summary>Where an account's snapshot is kept. A cache: reading answers null and writing gives up when anything is wrong.</summary>
internal interface IAccountSnapshots
{
    /// <summary>The last snapshot, or null.</summary>
    Task<AccountState?> Read();

    /// <summary>Replaces the snapshot, if it can.</summary>
    Task Write(AccountState state);
}
