using Billing.Domain.Accounts;
using Billing.Grains.Accounts;
using Billing.Testing;

namespace Billing.Grains.Tests.Accounts;

/// <summary>What is no longer in memory is read from the ledger and decided together with what is in flight.</summary>
public sealed class SubjectTests
{
    private readonly FakeStore _store = new();
    private readonly ManualClock _clock = new();

    [Fact(DisplayName = "C7: of many late commits at once exactly one is charged")]
    public async Task Late_commits_at_once_charge_once()
    {
        var account = await LiveAccountHarness.WithBalance(_store, _clock, 100);
        var seq = (await account.Reserve(40, ttlSeconds: 60)).Entry!.Seq;
        _clock.Advance(TimeSpan.FromSeconds(60));

        var answers = await account.CommitTogether(seq, times: 8, amount: 30);

        Assert.All(answers, answer => Assert.Null(answer.Refusal));
        Assert.Single(answers, answer => !answer.Replayed);
        Assert.Single(answers.Select(answer => answer.Entry!.Seq).Distinct());
        Assert.Equal(70, (await account.Read()).State!.Credit("emails")!.Settled);
    }

    [Fact(DisplayName = "C6: a commit again is answered from the ledger, also by another activation")]
    public async Task A_commit_again_replays_after_a_restart()
    {
        var account = await LiveAccountHarness.WithBalance(_store, _clock, 100);
        var seq = (await account.Reserve(40)).Entry!.Seq;
        var first = await account.Commit(seq, 30);

        var restarted = new LiveAccountHarness(_store, _clock);
        var again = await restarted.Commit(seq, 30);
        var other = await restarted.Commit(seq, 31);

        Assert.True(again.Replayed);
        Assert.Equal(first.Entry!.Seq, again.Entry!.Seq);
        Assert.Equal(RefusalCodes.InvalidRequest, other.Refusal!.Code);
        Assert.Equal(70, (await restarted.Read()).State!.Credit("emails")!.Settled);
    }

    [Fact(DisplayName = "H3: reversals at once never give back more than was taken")]
    public async Task Reversals_at_once_never_exceed_the_original()
    {
        var account = await LiveAccountHarness.WithBalance(_store, _clock, 100);
        var debit = (await account.Debit(50)).Entry!.Seq;

        var answers = await account.ReverseTogether(debit, times: 9, part: 10);

        Assert.Equal(5, answers.Count(answer => answer.Refusal is null));
        Assert.Equal(4, answers.Count(answer => answer.Refusal?.Code == RefusalCodes.ExceedsOriginal));
        Assert.Equal(100, (await account.Read()).State!.Credit("emails")!.Settled);
    }

    [Fact(DisplayName = "H5: a reversal decided on a lost history is decided again on the true one")]
    public async Task A_reversal_on_a_lost_history_is_decided_again()
    {
        var first = await LiveAccountHarness.WithBalance(_store, _clock, 100);
        var debit = (await first.Debit(50)).Entry!.Seq;
        var second = new LiveAccountHarness(_store, _clock);
        Assert.All(await second.ReverseTogether(debit, times: 1, part: 30), answer => Assert.Null(answer.Refusal));

        var answers = await first.ReverseTogether(debit, times: 1, part: 30);

        Assert.Equal(RefusalCodes.ExceedsOriginal, answers[0].Refusal!.Code);
        _clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(80, (await first.Read()).State!.Credit("emails")!.Settled);
    }

    [Fact(DisplayName = "H7: open reservations survive a snapshot and a restart")]
    public async Task Open_reservations_survive_a_restart()
    {
        var before = await LiveAccountHarness.WithBalance(_store, _clock, 100);
        var seqs = new List<long>();
        for (var i = 0; i < 25; i++)
            seqs.Add((await before.Reserve(2)).Entry!.Seq);
        await before.Close();
        Assert.Equal(25, before.Snapshots.Stored!.Reservations.Count);

        var restarted = new LiveAccountHarness(_store, _clock);
        restarted.Snapshots.Stored = SnapshotFormat.Read(
            SnapshotFormat.Write(before.Snapshots.Stored));
        await restarted.Commit(seqs[3]);

        var state = (await restarted.Read()).State!;
        Assert.Equal((98, 48), (state.Credit("emails")!.Settled, state.Credit("emails")!.Reserved));
    }
}
