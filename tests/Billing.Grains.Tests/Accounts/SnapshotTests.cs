using Billing.Domain.Accounts;
using Billing.Grains.Accounts;
using Billing.Testing;

namespace Billing.Grains.Tests.Accounts;

/// <summary>Snapshots are caches: used when the ledger agrees, dropped when it does not, never needed.</summary>
public sealed class SnapshotTests
{
    private static readonly AccountOptions AlwaysLooking = new() { SnapshotOnDeactivationEntries = 1 };

    private readonly FakeStore _store = new();
    private readonly ManualClock _clock = new();

    [Fact(DisplayName = "H7: the state after a restart is the same from the ledger alone and from snapshot and tail")]
    public async Task The_state_is_the_same_with_and_without_a_snapshot()
    {
        var before = await LiveAccountHarness.WithBalance(_store, _clock, 100);
        for (var i = 0; i < 30; i++)
            await before.Debit(1);
        await before.Close();
        Assert.Equal(32, before.Snapshots.Stored!.Seq);
        await before.Debit(5);

        var fromLedger = (await new LiveAccountHarness(_store, _clock).Read()).State!;
        var restarted = new LiveAccountHarness(_store, _clock);
        restarted.Snapshots.Stored = SnapshotFormat.Read(SnapshotFormat.Write(before.Snapshots.Stored));
        var fromSnapshot = (await restarted.Read()).State!;

        Assert.Equal(SnapshotFormat.Write(fromLedger).Payload, SnapshotFormat.Write(fromSnapshot).Payload);
        Assert.Equal(65, fromSnapshot.Credit("emails")!.Settled);
    }

    [Fact]
    public async Task A_short_ledger_is_read_without_looking_for_a_snapshot()
    {
        var before = await LiveAccountHarness.WithBalance(_store, _clock, 100);
        for (var i = 0; i < 17; i++)
            await before.Debit(1);
        var restarted = new LiveAccountHarness(_store, _clock);
        Assert.Equal(83, (await restarted.Read()).State!.Credit("emails")!.Settled);
        Assert.Equal(0, restarted.Snapshots.Reads);

        await before.Debit(1);
        restarted = new LiveAccountHarness(_store, _clock);
        Assert.Equal(82, (await restarted.Read()).State!.Credit("emails")!.Settled);
        Assert.Equal(1, restarted.Snapshots.Reads);
    }

    [Fact]
    public async Task A_snapshot_that_disagrees_with_the_ledger_is_dropped()
    {
        var account = await LiveAccountHarness.WithBalance(_store, _clock, 100);
        var state = (await account.Read()).State!;
        var restarted = new LiveAccountHarness(_store, _clock, options: AlwaysLooking);
        restarted.Snapshots.Stored = state with { Hash = default, Credits = [] };

        Assert.Equal(100, (await restarted.Read()).State!.Credit("emails")!.Settled);
    }

    [Fact]
    public async Task A_snapshot_ahead_of_the_ledger_is_dropped()
    {
        var account = await LiveAccountHarness.WithBalance(_store, _clock, 100);
        var state = (await account.Read()).State!;
        var restarted = new LiveAccountHarness(_store, _clock, options: AlwaysLooking);
        restarted.Snapshots.Stored = state with { Seq = 7 };

        Assert.Equal(100, (await restarted.Read()).State!.Credit("emails")!.Settled);
    }

    [Fact]
    public void A_damaged_snapshot_reads_as_none()
    {
        var snapshot = SnapshotFormat.Write(AccountState.Unopened(1) with { Seq = 1 });
        Assert.NotNull(SnapshotFormat.Read(snapshot));
        snapshot.Payload = snapshot.Payload.Replace("\"seq\":1", "\"seq\":2", StringComparison.Ordinal);

        Assert.Null(SnapshotFormat.Read(snapshot));
    }

    [Fact]
    public async Task A_snapshot_is_written_every_so_many_entries_and_never_of_what_is_not_durable()
    {
        var account = new LiveAccountHarness(
            _store, _clock, options: new AccountOptions { SnapshotEveryEntries = 10 });
        await account.Open();
        await account.Grant(100);
        for (var i = 0; i < 8; i++)
            await account.Debit(1);
        Assert.Equal(10, account.Snapshots.Stored!.Seq);
        account.Journal.Holds = true;
        var debits = account.DebitTogether(Enumerable.Repeat((1L, (string?)null), 15));
        while (account.Journal.Waiting < 15)
            await account.Between(() => { });
        Assert.Equal(10, account.Snapshots.Stored.Seq);

        while (!debits.IsCompleted)
            await account.Between(() => account.Journal.Flush());

        Assert.InRange(account.Snapshots.Stored.Seq, 20, 25);
    }
}
