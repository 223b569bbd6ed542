using Billing.Domain.Values;
using Billing.Grains.Journal;
using Billing.Testing;
using Npgsql;
using Xunit;

namespace Billing.Grains.Tests.Journal;

/// <summary>Messages and due times are written with the rows that cause them, or not at all.</summary>
public sealed class BesideTests(JournalDatabase database) : IClassFixture<JournalDatabase>
{
    private static readonly Instant Noon = Instant.OfDate(2026, 3, 1).AddHours(12);

    [Fact]
    public async Task Messages_and_due_times_are_there_when_the_append_is()
    {
        await using var journal = database.Open();
        var (chain, plain) = (await database.NewAccount(journal), await database.NewAccount(journal));

        Assert.Equal(AppendOutcome.Committed, await journal.Append(With(chain.Next(2), "a", Noon)));
        Assert.Equal(AppendOutcome.Committed, await journal.Append(plain.Next()));

        Assert.Equal("1.0 credit.low {\"a\":1},2.1 credit.low {\"a\":2}", await Outbox(chain));
        Assert.Equal("2026-03-01 12:00:00+00 acme -", await Due(chain));
        Assert.Equal(("", ""), (await Outbox(plain), await Due(plain)));
    }

    [Fact]
    public async Task The_last_due_time_of_a_flush_wins_and_none_removes_it()
    {
        await using var journal = database.Open(options => options.Writers = 1);
        var (chain, done) = (await database.NewAccount(journal), await database.NewAccount(journal));
        await journal.Append(With(done.Next(), "d", Noon));
        await using var flush = await OneFlush.Gather(database, journal);
        var outcomes = new[]
        {
            journal.Append(With(chain.Next(), "x", Noon.AddHours(7))),
            journal.Append(chain.Next() with { Due = new DueChange("acme", Noon.AddHours(1), "tc_1") }),
            journal.Append(chain.Next()),
            journal.Append(done.Next() with { Due = new DueChange("done", null) }),
        };
        await flush.Go();

        Assert.All(await Task.WhenAll(outcomes), outcome => Assert.Equal(AppendOutcome.Committed, outcome));
        Assert.Equal("2026-03-01 13:00:00+00 acme tc_1", await Due(chain));
        Assert.Equal("", await Due(done));
    }

    [Fact(DisplayName = "I1: a message is stored if and only if its entry is: what stands beside rejected rows is lost with them")]
    public async Task What_stands_beside_rejected_rows_is_lost_with_them()
    {
        await using var journal = database.Open(options => options.Writers = 1);
        var (stale, good, keyed) = (
            await database.NewAccount(journal), await database.NewAccount(journal), await database.NewAccount(journal));
        var key = OperationKey.FromClient(Operations.Usage, "once");
        await journal.Append(With(stale.Next(), "first", Noon));
        var behind = stale.Fork();
        await journal.Append(stale.Next());
        await journal.Append(With(keyed.Next(key: key), "first", Noon));
        await using var flush = await OneFlush.Gather(database, journal);
        var outcomes = new[]
        {
            journal.Append(With(behind.Next(), "stale", Noon.AddHours(1))),
            journal.Append(With(good.Next(), "good", Noon.AddHours(1))),
            journal.Append(With(keyed.Next(key: key), "again", Noon.AddHours(1))),
        };
        await flush.Go();

        Assert.Equal(
            [AppendOutcome.Rejected, AppendOutcome.Committed, AppendOutcome.Rejected], await Task.WhenAll(outcomes));
        Assert.Equal("1.0 credit.low {\"first\":1}", await Outbox(stale));
        Assert.Equal("1.0 credit.low {\"good\":1}", await Outbox(good));
        Assert.Equal("1.0 credit.low {\"first\":1}", await Outbox(keyed));
        Assert.Equal("2026-03-01 12:00:00+00 acme -", await Due(stale));
        Assert.Equal("2026-03-01 13:00:00+00 acme -", await Due(good));
        Assert.Equal("2026-03-01 12:00:00+00 acme -", await Due(keyed));
    }

    [Fact]
    public async Task What_cannot_be_stored_or_belongs_to_no_entry_is_rejected_alone()
    {
        await using var journal = database.Open();
        var chains = new[] { await database.NewAccount(journal), await database.NewAccount(journal) };

        var strange = journal.Append(chains[0].Next() with { Outbox = [new(2, 0, "t", "{}")] });
        var unfit = journal.Append(chains[1].Next() with { Outbox = [new(1, 0, "t", "\0")] });

        Assert.Equal((AppendOutcome.Rejected, AppendOutcome.Rejected), (await strange, await unfit));
    }

    [Fact]
    public async Task A_lost_answer_doubles_no_message()
    {
        await using var proxy = new TcpProxy(database.ConnectionString);
        await using var journal = OpenThrough(proxy);
        for (var round = 0; round < 3; round++)
        {
            var chain = await database.NewAccount(journal);
            var key = OperationKey.FromClient(Operations.Usage, $"beside-{round}");
            var cut = proxy.CutAnswerTo(key.Key!);

            Assert.Equal(AppendOutcome.Committed, await journal.Append(With(chain.Next(1, key), "a", Noon)));
            await cut;
            Assert.Equal("1.0 credit.low {\"a\":1}", await Outbox(chain));
            Assert.Equal("2026-03-01 12:00:00+00 acme -", await Due(chain));
        }
    }

    // The rows arrive only when settling sends them again: so must the rest.
    [Fact]
    public async Task What_settling_writes_it_writes_whole()
    {
        await using var journal = database.Open(options => options.Writers = 1);
        var chain = await database.NewAccount(journal);
        await using var held = await database.Hold(chain.AccountNo, 1, default);
        var outcome = journal.Append(With(chain.Next(), "a", Noon));
        await database.WriterIsBlocked();
        await database.TerminateBlockedWriter();
        await database.WriterIsBlocked();
        await held.Release();

        Assert.Equal(AppendOutcome.Committed, await outcome);
        Assert.Equal("1.0 credit.low {\"a\":1}", await Outbox(chain));
        Assert.Equal("2026-03-01 12:00:00+00 acme -", await Due(chain));
    }

    // It was committed with its message, the message was delivered, and only then is the doubt settled.
    [Fact]
    public async Task A_message_that_was_delivered_meanwhile_does_not_come_back()
    {
        await using var journal = database.Open(options => options.Writers = 1);
        var chain = await database.NewAccount(journal);
        var append = With(chain.Next(), "a", Noon);
        var entry = append.Entries[0];
        await using var old = await database.Hold(chain.AccountNo, 1, entry.Hash, entry.Key!.Hash);
        var outcome = journal.Append(append);
        await database.WriterIsBlocked();
        await database.TerminateBlockedWriter();
        await database.WriterIsBlocked();
        await old.Commit();

        Assert.Equal(AppendOutcome.Committed, await outcome);
        Assert.Equal(("", ""), (await Outbox(chain), await Due(chain)));
    }

    [Fact]
    public async Task Settling_that_finds_another_history_leaves_nothing_beside_it()
    {
        await using var journal = database.Open(options => options.Writers = 1);
        var chain = await database.NewAccount(journal);
        await using var other = await database.Hold(chain.AccountNo, 1, new ChainHash(9, 9, 9, 9));
        var outcome = journal.Append(With(chain.Next(2), "a", Noon));
        await database.WriterIsBlocked();
        await database.TerminateBlockedWriter();
        await database.WriterIsBlocked();
        await other.Commit();

        Assert.Equal(AppendOutcome.Rejected, await outcome);
        Assert.Equal(("", ""), (await Outbox(chain), await Due(chain)));
    }

    // A message for the first entry and one for the last.
    private static Append With(Append append, string name, Instant due)
    {
        var (first, last) = (append.Entries[0].Seq, append.Entries[^1].Seq);
        OutboxMessage one = new(first, 0, "credit.low", $$"""{"{{name}}":1}""");
        OutboxMessage two = new(last, 1, "credit.low", $$"""{"{{name}}":2}""");
        return append with { Outbox = first == last ? [one] : [one, two], Due = new DueChange("acme", due) };
    }

    private Task<string> Outbox(LedgerChain chain) => Postgres.Scalar<string>(
        database.ConnectionString,
        $"""
        select coalesce(string_agg(seq || '.' || n || ' ' || type || ' ' || payload, ',' order by seq, n), '')
        from outbox where account_no = {chain.AccountNo}
        """);

    private Task<string> Due(LedgerChain chain) => Postgres.Scalar<string>(
        database.ConnectionString,
        $"""
        set timezone = 'UTC';
        select coalesce(max(at || ' ' || account_id || ' ' || coalesce(clock_id, '-')), '')
        from due where account_no = {chain.AccountNo}
        """);

    private PostgresJournal OpenThrough(TcpProxy proxy) => JournalDatabase.Open(
        new NpgsqlConnectionStringBuilder(database.ConnectionString)
        {
            Host = "127.0.0.1", Port = proxy.Port, SslMode = SslMode.Disable,
        }.ConnectionString,
        options => options.Writers = 1);
}
