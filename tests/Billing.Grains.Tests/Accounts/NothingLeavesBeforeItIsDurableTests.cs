using Billing.Domain.Accounts;
using Billing.Grains.Accounts;
using Billing.Testing;

namespace Billing.Grains.Tests.Accounts;

/// <summary>DURABILITY, invariant 2 and failure 13: a journal that commits late shows any answer that is too early.</summary>
public sealed class NothingLeavesBeforeItIsDurableTests
{
    private readonly FakeStore _store = new();
    private readonly ManualClock _clock = new();

    [Fact]
    public async Task A_result_waits_for_its_commit()
    {
        var account = await LiveAccountHarness.WithBalance(_store, _clock, 10);
        account.Journal.Holds = true;
        await AnswersOnlyAfterFlush(account, () => account.Debit(1, "a"), answer => Assert.Null(answer.Refusal));
        Assert.Equal(3, _store.Ledger("acme").Count);
    }

    [Fact]
    public async Task A_refusal_waits_for_the_debit_that_emptied_the_account()
    {
        var account = await LiveAccountHarness.WithBalance(_store, _clock, 10);
        account.Journal.Holds = true;
        var emptied = account.Debit(10);
        await Submitted(account, 1);
        await AnswersOnlyAfterFlush(
            account,
            () => account.Debit(1, "late"),
            answer => Assert.Equal(RefusalCodes.InsufficientCredits, answer.Refusal!.Code));
        Assert.Null((await emptied).Refusal);
    }

    [Fact]
    public async Task A_replay_waits_for_the_commit_of_the_first_call()
    {
        var account = await LiveAccountHarness.WithBalance(_store, _clock, 10);
        account.Journal.Holds = true;
        var first = account.Debit(1, "same");
        await Submitted(account, 1);
        await AnswersOnlyAfterFlush(account, () => account.Debit(1, "same"), answer => Assert.True(answer.Replayed));
        Assert.False((await first).Replayed);
        Assert.Equal(3, _store.Ledger("acme").Count);
    }

    [Fact]
    public async Task A_refused_reuse_of_a_key_waits_for_the_commit_of_the_first_call()
    {
        var account = await LiveAccountHarness.WithBalance(_store, _clock, 10);
        account.Journal.Holds = true;
        var first = account.Debit(1, "same");
        await Submitted(account, 1);
        await AnswersOnlyAfterFlush(
            account,
            () => account.Debit(2, "same"),
            answer => Assert.Equal("amount", answer.Refusal!.Field));
        Assert.Null((await first).Refusal);
    }

    [Fact]
    public async Task A_read_waits_for_what_it_shows()
    {
        var account = await LiveAccountHarness.WithBalance(_store, _clock, 10);
        account.Journal.Holds = true;
        var debit = account.Debit(3);
        await Submitted(account, 1);
        await AnswersOnlyAfterFlush(
            account, () => account.Read(), answer => Assert.Equal(7, answer.State!.Credit("emails")!.Settled));
        await debit;
    }

    [Fact]
    public async Task A_preview_waits_for_what_it_was_decided_on()
    {
        var account = await LiveAccountHarness.WithBalance(_store, _clock, 10);
        account.Journal.Holds = true;
        var debit = account.Debit(10);
        await Submitted(account, 1);
        await AnswersOnlyAfterFlush(
            account,
            () => account.Preview(1),
            answer => Assert.Equal(RefusalCodes.InsufficientCredits, answer.Refusal!.Code));
        await debit;
    }

    [Fact(DisplayName = "A4: an expiry that a refused debit noticed is written, and the refusal waits for it")]
    public async Task An_expiry_noticed_by_a_refused_debit_is_durable_first()
    {
        var account = new LiveAccountHarness(_store, _clock);
        await account.Open();
        await account.Grant(5, expiry: new Expiry.Days(1));
        _clock.Advance(TimeSpan.FromDays(1));
        account.Journal.Holds = true;
        await AnswersOnlyAfterFlush(
            account,
            () => account.Debit(1),
            answer => Assert.Equal(RefusalCodes.InsufficientCredits, answer.Refusal!.Code));
        var expired = Assert.Single(_store.Ledger("acme"), entry => entry.Event is AccountEvent.Expired);
        Assert.Equal(5, ((AccountEvent.Expired)expired.Event).Amount);
    }

    private static async Task AnswersOnlyAfterFlush(
        LiveAccountHarness account, Func<Task<CallAnswer>> call, Action<CallAnswer> check)
    {
        var answer = call();
        await Submitted(account, 1);
        // Everything that could run without the commit has run by now: the turns are in order.
        for (var turn = 0; turn < 20; turn++)
            await account.Between(() => { });
        Assert.False(answer.IsCompleted, "it answered before the commit");
        while (!answer.IsCompleted)
        {
            await account.Between(() => account.Journal.Flush());
        }
        check(await answer);
    }

    private static async Task Submitted(LiveAccountHarness account, int appends)
    {
        while (account.Journal.Waiting < appends)
            await account.Between(() => { });
    }
}
