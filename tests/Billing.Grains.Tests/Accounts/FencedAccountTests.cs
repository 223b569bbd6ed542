using Billing.Contracts;
using Billing.Domain.Accounts;
using Billing.Testing;

namespace Billing.Grains.Tests.Accounts;

/// <summary>Two activations of one account on one store, and appends whose answer is lost.</summary>
public sealed class FencedAccountTests
{
    private readonly FakeStore _store = new();
    private readonly ManualClock _clock = new();

    [Fact(DisplayName = "H5: the activation that loses the race decides again on the winner's history")]
    public async Task The_loser_decides_again_on_the_true_state()
    {
        var first = await LiveAccountHarness.WithBalance(_store, _clock, 10);
        var second = new LiveAccountHarness(_store, _clock);
        Assert.Null((await second.Debit(6)).Refusal);

        var answer = await first.Debit(6);

        Assert.Equal(RefusalCodes.InsufficientCredits, answer.Refusal!.Code);
        Assert.Equal("4", answer.Refusal.Available);
        Assert.Null((await first.Debit(4)).Refusal);
        Assert.Equal(4, _store.Ledger("acme").Count);
    }

    [Fact]
    public async Task Everything_in_flight_behind_a_lost_race_is_decided_again()
    {
        var first = await LiveAccountHarness.WithBalance(_store, _clock, 10);
        var second = new LiveAccountHarness(_store, _clock);
        await second.Debit(5);

        var answers = await first.DebitTogether(Enumerable.Range(0, 8).Select(i => (1L, (string?)$"k{i}")));

        Assert.Equal(5, answers.Count(answer => answer.Refusal is null));
        Assert.Equal(3, answers.Count(answer => answer.Refusal?.Code == RefusalCodes.InsufficientCredits));
        Assert.Equal(0, _store.Ledger("acme")[^1].BalanceAfter);
    }

    [Fact]
    public async Task A_new_account_is_opened_without_reading_a_ledger()
    {
        var account = new LiveAccountHarness(_store, _clock);

        Assert.Null((await account.Open("k")).Refusal);

        Assert.Equal(0, account.Journal.Reads);
        Assert.Equal(1, Assert.Single(_store.Ledger("acme")).Seq);
    }

    [Fact]
    public async Task An_account_that_another_silo_opens_first_is_opened_once()
    {
        var (slow, quick) = (new LiveAccountHarness(_store, _clock), new LiveAccountHarness(_store, _clock));
        slow.Journal.Registered = async () => Assert.Null((await quick.Open("quick")).Refusal);

        var answer = await slow.Open("slow");

        Assert.Null(answer.Refusal);
        Assert.Null(answer.Entry);
        Assert.Equal(1, answer.State!.Seq);
        Assert.Single(_store.Ledger("acme"));
    }

    [Fact]
    public async Task A_look_up_that_began_before_the_account_was_registered_does_not_undo_it()
    {
        var account = new LiveAccountHarness(_store, _clock);
        var (looking, late) = (new TaskCompletionSource(), new TaskCompletionSource());
        account.Journal.LookedUp = () =>
        {
            looking.SetResult();
            return late.Task;
        };
        var read = account.Read();
        await looking.Task;

        Assert.Null((await account.Open("k")).Refusal);
        late.SetResult();

        Assert.Equal(1, (await read).State!.Seq);
        Assert.Null((await account.Grant(5)).Refusal);
        Assert.Equal([1L, 2L], _store.Ledger("acme").Select(entry => entry.Seq));
    }

    [Fact]
    public async Task A_stale_activation_proves_its_state_after_a_second()
    {
        var first = await LiveAccountHarness.WithBalance(_store, _clock, 10);
        var second = new LiveAccountHarness(_store, _clock);
        await second.Debit(6);
        _clock.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal(4, (await first.Read()).State!.Credit("emails")!.Settled);
    }

    [Fact]
    public async Task A_refusal_on_a_stale_state_is_proven_first()
    {
        var first = await LiveAccountHarness.WithBalance(_store, _clock, 1);
        await first.Debit(1);
        var second = new LiveAccountHarness(_store, _clock);
        await second.Grant(5);
        _clock.Advance(TimeSpan.FromSeconds(1));

        Assert.Null((await first.Debit(2)).Refusal);
    }

    [Fact]
    public async Task A_min_seq_above_the_state_is_looked_up_at_once()
    {
        var first = await LiveAccountHarness.WithBalance(_store, _clock, 10);
        var second = new LiveAccountHarness(_store, _clock);
        var seq = (await second.Debit(6)).Entry!.Seq;

        Assert.Equal(seq, (await first.Read(seq)).State!.Seq);
        Assert.Equal(ErrorCodes.StateBehind, (await first.Read(seq + 1)).Refusal!.Code);
    }

    [Fact]
    public async Task An_account_opened_elsewhere_is_found_after_a_second()
    {
        var first = new LiveAccountHarness(_store, _clock);
        Assert.Equal(RefusalCodes.AccountNotFound, (await first.Read()).Refusal!.Code);
        await LiveAccountHarness.WithBalance(_store, _clock, 10);
        _clock.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal(10, (await first.Read()).State!.Credit("emails")!.Settled);
    }

    [Theory(DisplayName = "B6: a lost answer is unknown, never failed, and the retry tells the truth")]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_lost_answer_is_unknown_and_the_retry_tells(bool reached)
    {
        var account = await LiveAccountHarness.WithBalance(_store, _clock, 10);
        account.Journal.LoseAnswers = (1, reached);

        Assert.Equal(ErrorCodes.OutcomeUnknown, (await account.Debit(3, "k")).Refusal!.Code);
        Assert.Equal(ErrorCodes.StorageUnavailable, (await account.Debit(3, "k")).Refusal!.Code);
        await account.Between(account.Journal.SettleDoubt);
        var retry = await account.Debit(3, "k");

        Assert.Null(retry.Refusal);
        Assert.Equal(reached, retry.Replayed);
        Assert.Single(_store.Ledger("acme"), entry => entry.Key?.Key == "k");
    }

    [Fact]
    public async Task A_duplicate_waiting_on_a_lost_answer_is_unknown_too()
    {
        var account = await LiveAccountHarness.WithBalance(_store, _clock, 10);
        account.Journal.LoseAnswers = (1, true);
        account.Journal.Holds = true;

        var answers = account.DebitTogether([(3, "k"), (3, "k")]);
        while (!answers.IsCompleted)
            await account.Between(() => account.Journal.Flush());

        Assert.All(await answers, answer => Assert.Equal(ErrorCodes.OutcomeUnknown, answer.Refusal!.Code));
    }

    [Fact(DisplayName = "H6: with the store away nothing succeeds in memory")]
    public async Task With_the_store_away_nothing_succeeds()
    {
        var account = await LiveAccountHarness.WithBalance(_store, _clock, 10);
        account.Journal.Away = true;

        Assert.Equal(ErrorCodes.StorageUnavailable, (await account.Debit(3, "k")).Refusal!.Code);
        Assert.Equal(ErrorCodes.StorageUnavailable, (await account.Read()).Refusal!.Code);
        account.Journal.Away = false;

        Assert.Equal(10, (await account.Read()).State!.Credit("emails")!.Settled);
        Assert.False((await account.Debit(3, "k")).Replayed);
    }

    [Fact]
    public async Task A_damaged_ledger_stops_the_account()
    {
        await LiveAccountHarness.WithBalance(_store, _clock, 10);
        _store.Damage(1, 1, entry => entry with { BalanceAfter = 11 });
        var fresh = new LiveAccountHarness(_store, _clock);

        Assert.Equal(ErrorCodes.LedgerDamaged, (await fresh.Debit(1)).Refusal!.Code);
        Assert.Equal(ErrorCodes.LedgerDamaged, (await fresh.Read()).Refusal!.Code);
    }
}
