using Billing.Domain.Values;
using Billing.Grains.Journal;
using Billing.Testing;
using Npgsql;
using Xunit;

namespace Billing.Grains.Tests.Journal;

public sealed class DoubtTests(JournalDatabase database) : IClassFixture<JournalDatabase>
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    // DURABILITY, failure 2: the commit happened, its answer is lost.
    [Fact]
    public async Task A_lost_answer_settles_as_committed_and_nothing_doubles()
    {
        await using var proxy = new TcpProxy(database.ConnectionString);
        await using var journal = OpenThrough(proxy);
        for (var round = 0; round < 5; round++)
        {
            var chain = await database.NewAccount(journal);
            var key = OperationKey.FromClient(Operations.Usage, $"marker-{round}");
            var cut = proxy.CutAnswerTo(key.Key!);

            Assert.Equal(AppendOutcome.Committed, await journal.Append(chain.Next(3, key)));
            await cut;
            Assert.Equal(3, await database.Rows(chain.AccountNo));
            await Committed(journal, chain);
        }
    }

    [Fact]
    public async Task Of_many_accounts_in_doubt_only_the_one_with_another_history_is_rejected()
    {
        await using var journal = database.Open(options => options.Writers = 1);
        var chains = await Task.WhenAll(Enumerable.Range(0, 60).Select(_ => database.NewAccount(journal)));
        var stale = chains[41];
        await using var other = await database.Hold(stale.AccountNo, 1, new ChainHash(9, 9, 9, 9));
        await using var flush = await OneFlush.Gather(database, journal);
        var outcomes = chains.Select(chain => journal.Append(chain.Next(2))).ToArray();
        await flush.Go();
        await database.WriterIsBlocked();
        await database.TerminateBlockedWriter();
        await database.WriterIsBlocked();
        await other.Commit();

        var settled = await Task.WhenAll(outcomes);
        Assert.Equal(AppendOutcome.Rejected, settled[41]);
        Assert.Equal(59, settled.Count(outcome => outcome == AppendOutcome.Committed));
        Assert.Equal(1, await database.Rows(stale.AccountNo));
        Assert.Equal(2, await database.Rows(chains[42].AccountNo));
    }

    [Fact]
    public async Task A_server_process_killed_within_the_statement_leaves_no_lie()
    {
        await using var journal = database.Open(options => options.Writers = 1);
        var chain = await database.NewAccount(journal);
        await using var held = await database.Hold(chain.AccountNo, 1, default);
        var outcome = journal.Append(chain.Next());
        await database.WriterIsBlocked();
        await database.TerminateBlockedWriter();
        await database.WriterIsBlocked();
        await held.Release();

        Assert.Equal(AppendOutcome.Committed, await outcome);
        Assert.Equal(1, await database.Rows(chain.AccountNo));
    }

    // The old server process lives on with our rows while we settle: a plain look would miss them (DURABILITY, traps).
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Settling_waits_for_an_insert_in_flight(bool itCommits)
    {
        await using var proxy = new TcpProxy(database.ConnectionString);
        await using var journal = OpenThrough(proxy);
        var chain = await database.NewAccount(journal);
        var append = chain.Next();
        // The same row, as the old process would have written it.
        var entry = append.Entries[0];
        await using var old = await database.Hold(chain.AccountNo, 1, entry.Hash, entry.Key!.Hash);
        var outcome = journal.Append(append);
        await database.WriterIsBlocked();
        proxy.Interrupt();
        proxy.Restore();
        await database.WriterIsBlocked();
        Assert.False(outcome.IsCompleted);
        await (itCommits ? old.Commit() : old.Release());

        Assert.Equal(AppendOutcome.Committed, await outcome);
        Assert.Equal(1, await database.Rows(chain.AccountNo));
        await Committed(journal, chain);
    }

    [Fact]
    public async Task Settling_finds_another_history()
    {
        await using var journal = database.Open(options => options.Writers = 1);
        var chain = await database.NewAccount(journal);
        await using var other = await database.Hold(chain.AccountNo, 1, new ChainHash(9, 9, 9, 9));
        var outcome = journal.Append(chain.Next());
        await database.WriterIsBlocked();
        await database.TerminateBlockedWriter();
        await database.WriterIsBlocked();
        await other.Commit();

        Assert.Equal(AppendOutcome.Rejected, await outcome);
        Assert.Equal(1, await database.Rows(chain.AccountNo));
    }

    [Fact]
    public async Task Settling_finds_the_key_on_another_entry()
    {
        await using var journal = database.Open(options => options.Writers = 1);
        var chain = await database.NewAccount(journal);
        var key = OperationKey.FromClient(Operations.Usage, "used");
        var append = chain.Next(key: key);
        // Far ahead of the append: only the key stands in its way.
        await using var other = await database.Hold(chain.AccountNo, 9, new ChainHash(9, 9, 9, 9), key.Hash);
        var outcome = journal.Append(append);
        await database.WriterIsBlocked();
        await database.TerminateBlockedWriter();
        await database.WriterIsBlocked();
        await other.Commit();

        Assert.Equal(AppendOutcome.Rejected, await outcome);
        Assert.Equal(1, await database.Rows(chain.AccountNo));
    }

    [Fact]
    public async Task After_the_deadline_callers_hear_unknown_and_no_read_answers_until_it_is_settled()
    {
        var clock = new ManualClock();
        await using var journal = database.Open(
            options =>
            {
                options.Writers = 1;
                options.CommandTimeout = TimeSpan.FromSeconds(60);
            },
            clock);
        var chain = await database.NewAccount(journal);
        var bystander = await database.NewAccount(journal);
        await using var held = await database.Hold(chain.AccountNo, 1, default);
        var outcome = journal.Append(chain.Next());
        await database.WriterIsBlocked();
        Assert.Equal(0, (await journal.Probe(chain.AccountNo, [])).HeadSeq);
        var queued = journal.Append(bystander.Next());
        await database.TerminateBlockedWriter();
        Assert.Equal(AppendOutcome.Unavailable, await queued);
        await database.WriterIsBlocked();
        Assert.False(outcome.IsCompleted);

        clock.Advance(new JournalOptions().SettleDeadline);
        Assert.Equal(AppendOutcome.Unknown, await outcome);
        Assert.True(chain.Generation.Ended);
        await Assert.ThrowsAsync<JournalUnavailableException>(() => journal.Probe(chain.AccountNo, []));
        await Assert.ThrowsAsync<JournalUnavailableException>(() => journal.ReadAfter(chain.AccountNo, 0, 10));
        await Assert.ThrowsAsync<JournalUnavailableException>(
            () => journal.ReadPage(chain.AccountNo, new EntryFilter(), 10));
        await Assert.ThrowsAsync<JournalUnavailableException>(() => journal.ReadAbout(chain.AccountNo, [1]));
        await Assert.ThrowsAsync<JournalUnavailableException>(
            () => journal.ReadUsage(chain.AccountNo, default, Instant.Max, UsageGranularity.Day));
        Assert.Equal(0, (await journal.Probe(bystander.AccountNo, [])).HeadSeq);
        Assert.True(journal.Append((await database.NewAccount(journal)).Next()).IsCompletedSuccessfully);

        await held.Release();
        await Eventually.True(() => Answers(journal, chain), Patience);
        Assert.Equal(chain.Hash, (await journal.Probe(chain.AccountNo, [])).HeadHash);
        Assert.Equal(AppendOutcome.Committed, await journal.Append((await database.NewAccount(journal)).Next()));
    }

    // The server's word that it gave up is no doubt: nothing was written.
    [Fact]
    public async Task What_the_server_itself_gave_up_is_not_written()
    {
        await using var journal = database.Open(options =>
        {
            options.Writers = 1;
            // The server gives up at four fifths of it; on a busy machine the fifth must be worth something.
            options.CommandTimeout = TimeSpan.FromSeconds(6);
        });
        var chain = await database.NewAccount(journal);
        await using var held = await database.Hold(chain.AccountNo, 1, default);

        Assert.Equal(AppendOutcome.Unavailable, await journal.Append(chain.Next()));
        Assert.Equal(0, (await journal.Probe(chain.AccountNo, [])).HeadSeq);
        await held.Release();
        var again = new LedgerChain(chain.AccountNo);
        await Eventually.True(
            async () => await journal.Append(again.Fork().Next()) == AppendOutcome.Committed, Patience);
        Assert.Equal(1, await database.Rows(chain.AccountNo));
    }

    [Fact]
    public async Task A_database_that_only_reads_is_away_until_it_writes_again()
    {
        var other = await TestDatabase.CreateAsync();
        var name = new NpgsqlConnectionStringBuilder(other).Database;
        await Postgres.Execute(other, $"alter database {name} set default_transaction_read_only = on");
        await using var journal = JournalDatabase.Open(other);
        Assert.Equal(AppendOutcome.Unavailable, await journal.Append(new LedgerChain(1).Next()));

        await Postgres.Execute(
            other, $"begin read write; alter database {name} set default_transaction_read_only = off; commit");
        await Eventually.True(
            async () => await journal.Append(new LedgerChain(1).Next()) == AppendOutcome.Committed, Patience);
    }

    // The head is ours, and the next append of the same activation goes on from it.
    private static async Task Committed(PostgresJournal journal, LedgerChain chain)
    {
        Assert.Equal(chain.Hash, (await journal.Probe(chain.AccountNo, [])).HeadHash);
        Assert.False(chain.Generation.Ended);
        Assert.Equal(AppendOutcome.Committed, await journal.Append(chain.Next()));
    }

    private static async Task<bool> Answers(PostgresJournal journal, LedgerChain chain)
    {
        try
        {
            await journal.Probe(chain.AccountNo, []);
            return true;
        }
        catch (JournalUnavailableException)
        {
            return false;
        }
    }

    private PostgresJournal OpenThrough(TcpProxy proxy) => JournalDatabase.Open(
        new NpgsqlConnectionStringBuilder(database.ConnectionString)
        {
            Host = "127.0.0.1", Port = proxy.Port, SslMode = SslMode.Disable,
        }.ConnectionString,
        options => options.Writers = 1);
}
