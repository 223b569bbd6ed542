using Billing.Domain.Values;
using Billing.Grains.Journal;
using Billing.Testing;
using Xunit;

namespace Billing.Grains.Tests.Journal;

public sealed class FenceTests(JournalDatabase database) : IClassFixture<JournalDatabase>, IAsyncLifetime
{
    private PostgresJournal _journal = null!;

    public Task InitializeAsync()
    {
        _journal = database.Open(options => options.Writers = 1);
        return Task.CompletedTask;
    }

    public async Task DisposeAsync() => await _journal.DisposeAsync();

    [Fact]
    public async Task A_place_that_is_taken_is_refused()
    {
        var winner = await database.NewAccount(_journal);
        var stale = winner.Fork();
        Assert.Equal(AppendOutcome.Committed, await _journal.Append(winner.Next()));

        Assert.Equal(AppendOutcome.Rejected, await _journal.Append(stale.Next()));
        Assert.True(stale.Generation.Ended);
        Assert.Equal(1, await database.Rows(winner.AccountNo));
    }

    [Fact]
    public async Task A_gap_is_refused()
    {
        var chain = await database.NewAccount(_journal);
        chain.Next();

        Assert.Equal(AppendOutcome.Rejected, await _journal.Append(chain.Next()));
        Assert.Equal(0, await database.Rows(chain.AccountNo));
    }

    [Fact]
    public async Task The_right_place_on_another_history_is_refused()
    {
        var winner = await database.NewAccount(_journal);
        var stale = winner.Fork();
        await _journal.Append(winner.Next());
        stale.Next();

        Assert.Equal(AppendOutcome.Rejected, await _journal.Append(stale.Next()));
        Assert.Equal(1, await database.Rows(winner.AccountNo));
    }

    [Fact]
    public async Task A_first_entry_on_a_made_up_past_is_refused()
    {
        var chain = await database.NewAccount(_journal);
        var append = chain.Next() with { Previous = new ChainHash(1, 2, 3, 4) };

        Assert.Equal(AppendOutcome.Rejected, await _journal.Append(append));
    }

    [Fact]
    public async Task Nothing_of_a_generation_follows_its_failure()
    {
        var winner = await database.NewAccount(_journal);
        var stale = winner.Fork();
        await _journal.Append(winner.Next());
        var first = _journal.Append(stale.Next());
        var second = _journal.Append(stale.Next());

        Assert.Equal([AppendOutcome.Rejected, AppendOutcome.Rejected], await Task.WhenAll(first, second));
        Assert.Equal(AppendOutcome.Rejected, await _journal.Append(stale.Next()));
        Assert.Equal(1, await database.Rows(winner.AccountNo));
    }

    [Fact]
    public async Task Accounts_in_the_same_flush_are_judged_alone()
    {
        await using var flush = await OneFlush.Gather(database, _journal);
        var stale = await database.NewAccount(_journal);
        var others = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => database.NewAccount(_journal)));
        stale.Next();

        var refused = Task.WhenAll(_journal.Append(stale.Next(3)), _journal.Append(stale.Next(2)));
        var committed = others.Select(chain => _journal.Append(chain.Next(2))).ToArray();
        await flush.Go();

        Assert.All(await refused, outcome => Assert.Equal(AppendOutcome.Rejected, outcome));
        Assert.All(await Task.WhenAll(committed), outcome => Assert.Equal(AppendOutcome.Committed, outcome));
        Assert.Equal(0, await database.Rows(stale.AccountNo));
        Assert.Equal(2, await database.Rows(others[7].AccountNo));
    }

    [Fact]
    public async Task Appends_of_one_account_chain_within_a_flush()
    {
        await using var flush = await OneFlush.Gather(database, _journal);
        var chain = await database.NewAccount(_journal);
        var appends = Enumerable.Range(0, 50).Select(i => _journal.Append(chain.Next(1 + i % 3))).ToArray();
        await flush.Go();

        Assert.All(await Task.WhenAll(appends), outcome => Assert.Equal(AppendOutcome.Committed, outcome));
        Assert.Equal(chain.Seq, await database.Rows(chain.AccountNo));
    }

    [Fact]
    public async Task Two_lives_of_an_account_in_one_queue_are_told_apart()
    {
        await using var flush = await OneFlush.Gather(database, _journal);
        var first = await database.NewAccount(_journal);
        var second = first.Fork();
        var won = Task.WhenAll(_journal.Append(first.Next()), _journal.Append(first.Next()));
        var lost = Task.WhenAll(_journal.Append(second.Next()), _journal.Append(second.Next()));
        await flush.Go();

        Assert.All(await won, outcome => Assert.Equal(AppendOutcome.Committed, outcome));
        Assert.All(await lost, outcome => Assert.Equal(AppendOutcome.Rejected, outcome));
        Assert.Equal(2, await database.Rows(first.AccountNo));
    }

    [Fact]
    public async Task A_next_life_may_go_on_where_the_last_one_stopped()
    {
        var chain = await database.NewAccount(_journal);
        await _journal.Append(chain.Next());
        chain.Generation.End();
        chain.Reload();

        Assert.Equal(AppendOutcome.Committed, await _journal.Append(chain.Next()));
    }

    [Fact]
    public async Task Whoever_wrote_the_last_entry_may_still_come_too_late_for_the_next()
    {
        var first = await database.NewAccount(_journal);
        await _journal.Append(first.Next());
        var second = first.Fork();
        Assert.Equal(AppendOutcome.Committed, await _journal.Append(second.Next()));

        Assert.Equal(AppendOutcome.Rejected, await _journal.Append(first.Next()));
        Assert.Equal(AppendOutcome.Committed, await _journal.Append(second.Next()));
        Assert.Equal(3, await database.Rows(first.AccountNo));
    }

    // A standby that was promoted too early may lack the last entries.
    [Fact]
    public async Task A_new_session_takes_nothing_on_trust()
    {
        var (chain, other) = (await database.NewAccount(_journal), await database.NewAccount(_journal));
        await _journal.Append(chain.Next());
        await Postgres.Execute(
            database.ConnectionString,
            $"""
            alter table ledger disable trigger ledger_append_only;
            delete from ledger where account_no = {chain.AccountNo};
            alter table ledger enable trigger ledger_append_only;
            select pg_terminate_backend(pid) from pg_stat_activity
            where datname = current_database() and application_name = 'billing journal writer';
            """);
        await Eventually.True(
            async () => await _journal.Append(other.Fork().Next()) == AppendOutcome.Committed, TimeSpan.FromSeconds(20));

        Assert.Equal(AppendOutcome.Rejected, await _journal.Append(chain.Next()));
        Assert.Equal(0, await database.Rows(chain.AccountNo));
    }
}
