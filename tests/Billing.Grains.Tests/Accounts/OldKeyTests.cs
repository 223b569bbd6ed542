using Billing.Domain.Accounts;
using Billing.Testing;

namespace Billing.Grains.Tests.Accounts;

/// <summary>Keys that the account no longer holds in memory: the ledger is the judge.</summary>
public sealed class OldKeyTests
{
    private readonly FakeStore _store = new();
    private readonly ManualClock _clock = new();

    [Fact(DisplayName = "B2: a key from before the restart replays the original answer")]
    public async Task A_key_from_before_the_restart_replays()
    {
        var before = await LiveAccountHarness.WithBalance(_store, _clock, 10);
        var original = await before.Debit(3, "old");
        await before.Debit(2);
        var after = new LiveAccountHarness(_store, _clock);

        var replay = await after.Debit(3, "old");

        Assert.True(replay.Replayed);
        Assert.Equal(original.Entry!.Seq, replay.Entry!.Seq);
        Assert.Equal(7, replay.Entry.BalanceAfter);
    }

    [Fact(DisplayName = "B2: an old key replays although the credits are spent, not 402")]
    public async Task An_old_key_replays_although_the_credits_are_spent()
    {
        var account = await Spent(100);

        for (var i = 0; i < 100; i++)
            Assert.True((await account.Debit(1, $"k{i}")).Replayed);
    }

    [Fact(DisplayName = "B2: a key of a moment ago replays with one look at the ledger, and nothing is appended or dropped")]
    public async Task A_recent_key_replays_with_one_look_at_the_ledger()
    {
        var account = await LiveAccountHarness.WithBalance(_store, _clock, 10);
        var original = await account.Debit(3, "just now");
        var (probes, appends) = (account.Journal.Probes, account.Journal.Appends);

        var replay = await account.Debit(3, "just now");

        Assert.True(replay.Replayed);
        Assert.Equal(original.Entry, replay.Entry);
        Assert.Equal((probes + 1, appends), (account.Journal.Probes, account.Journal.Appends));
    }

    [Fact(DisplayName = "B3: an old key with another amount is refused, also when the credits are spent")]
    public async Task An_old_key_with_another_amount_is_refused()
    {
        var account = await Spent(100);

        var answer = await account.Debit(7, "k0");

        Assert.Equal(RefusalCodes.IdempotencyKeyReused, answer.Refusal!.Code);
        Assert.Equal("amount", answer.Refusal.Field);
    }

    [Theory(DisplayName = "B2: an old key replays together with a hundred new debits in one flush")]
    [InlineData(0)]
    [InlineData(50)]
    [InlineData(100)]
    public async Task An_old_key_replays_among_a_hundred_new_debits(int place)
    {
        var account = await LiveAccountHarness.WithBalance(_store, _clock, 1_000);
        await account.Debit(1, "old");
        for (var i = 0; i < 20; i++)
            await account.Debit(1, $"newer{i}");
        account.Journal.Holds = true;
        var debits = Enumerable.Range(0, 100).Select(i => (1L, (string?)$"n{i}")).ToList();
        debits.Insert(place, (1, "old"));

        var answers = account.DebitTogether(debits);
        while (!answers.IsCompleted)
            await account.Between(() => account.Journal.Flush());

        var results = await answers;
        Assert.All(results, answer => Assert.Null(answer.Refusal));
        Assert.True(results[place].Replayed);
        Assert.Equal(100, results.Count(answer => !answer.Replayed));
        Assert.Equal(879, _store.Ledger("acme")[^1].BalanceAfter);
    }

    [Fact(DisplayName = "B2: a hundred old keys at once all replay, far more than are remembered")]
    public async Task A_hundred_old_keys_at_once_all_replay()
    {
        var account = await LiveAccountHarness.WithBalance(_store, _clock, 1_000);
        for (var i = 0; i < 100; i++)
            await account.Debit(1, $"k{i}");
        var old = Enumerable.Range(0, 100).Select(i => (1L, (string?)$"k{i}")).ToArray();

        Assert.All(await account.DebitTogether(old), answer => Assert.True(answer.Replayed));
        Assert.All(await account.Batch(old), answer => Assert.True(answer.Replayed));
        Assert.Equal(900, _store.Ledger("acme")[^1].BalanceAfter);
    }

    [Fact(DisplayName = "B2: old keys replay in a batch of an account whose credits are spent")]
    public async Task Old_keys_replay_in_a_batch_when_spent()
    {
        var account = await Spent(50);
        var old = Enumerable.Range(0, 50).Select(i => (1L, (string?)$"k{i}")).ToArray();

        Assert.All(await account.Batch(old), answer => Assert.True(answer.Replayed));
    }

    [Fact(DisplayName = "B2: one old key several times in a batch of a spent account replays each time")]
    public async Task One_old_key_several_times_in_a_batch_replays_each_time()
    {
        var account = await Spent(50);

        Assert.All(await account.Batch((1, "k3"), (1, "k3"), (1, "k4"), (1, "k3")), answer => Assert.True(answer.Replayed));
    }

    [Fact(DisplayName = "B4: two calls with one key at the same time have one effect and one answer")]
    public async Task Two_calls_with_one_key_have_one_effect()
    {
        var account = await LiveAccountHarness.WithBalance(_store, _clock, 10);

        var answers = await account.DebitTogether([(4, "same"), (4, "same"), (4, "same")]);

        Assert.Single(answers, answer => !answer.Replayed);
        Assert.Single(answers.Select(answer => answer.Entry!.Seq).Distinct());
        Assert.Equal(6, _store.Ledger("acme")[^1].BalanceAfter);
    }

    [Fact(DisplayName = "B5: a refusal is not remembered under its key")]
    public async Task A_refusal_is_not_remembered()
    {
        var account = await LiveAccountHarness.WithBalance(_store, _clock, 1);
        Assert.Equal(RefusalCodes.InsufficientCredits, (await account.Debit(5, "retry")).Refusal!.Code);
        await account.Grant(10);

        var answer = await account.Debit(5, "retry");

        Assert.Null(answer.Refusal);
        Assert.False(answer.Replayed);
    }

    private async Task<LiveAccountHarness> Spent(int debits)
    {
        var account = await LiveAccountHarness.WithBalance(_store, _clock, debits);
        for (var i = 0; i < debits; i++)
            await account.Debit(1, $"k{i}");
        Assert.NotNull((await account.Debit(1)).Refusal);
        return account;
    }
}
