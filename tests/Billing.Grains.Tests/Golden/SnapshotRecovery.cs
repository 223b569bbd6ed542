using System.Collections.Immutable;
using Billing.Domain.Accounts;
using Billing.Grains.Accounts;
using Billing.Grains.Journal;
using Billing.Grains.Tests.Accounts;
using Microsoft.Extensions.Logging.Abstractions;

namespace Billing.Grains.Tests.Golden;

/// <summary>Recovers an account from a stored snapshot and a ledger, as its activation does.</summary>
internal static class SnapshotRecovery
{
    /// <summary>The number that a fake store gives its only account.</summary>
    public const long AccountNo = 1;

    private const string AccountId = "acme";

    /// <summary>The account as it comes back.</summary>
    public static Task<RecoveredAccount> Recover(ImmutableArray<LedgerEntry> ledger, AccountSnapshot snapshot)
    {
        var store = new FakeStore();
        Assert.Equal(AccountNo, store.Register(AccountId));
        Assert.True(store.TryWrite(new Append(new WriterGeneration(), default, ledger)));
        var snapshots = new GrainSnapshots(
            new OneSnapshot(snapshot), GrainId.Create("account", AccountId), AccountId, NullLogger.Instance);
        return new AccountRecovery(AccountId, new FakeJournal(store), snapshots, NullLogger.Instance)
            .Recover(null, null, []);
    }
}
