using System.Collections.Immutable;
using System.Diagnostics;
using Billing.Domain.Accounts;
using Billing.Domain.Values;
using Billing.Grains.Journal;
using Billing.Testing;
using Npgsql;
using Xunit;

namespace Billing.Grains.Tests.Journal;

public sealed class ReadTests(JournalDatabase database) : IClassFixture<JournalDatabase>
{
    private static readonly Asset Credits = new("credits", 0, BurnOrder.Fifo);
    private static readonly Asset Euros = new("eur", 2, BurnOrder.ExpiryFirst);

    [Fact]
    public async Task Registering_at_the_same_time_gives_one_number()
    {
        await using var first = database.Open();
        await using var second = database.Open();
        Assert.Null(await first.FindAccount("racer"));

        var answers = await Task.WhenAll(
            Enumerable.Range(0, 20).Select(i => (i % 2 == 0 ? first : second).RegisterAccount("racer")));

        var number = Assert.Single(answers.Select(answer => answer.AccountNo).Distinct());
        Assert.Equal(number, await second.FindAccount("racer"));
        Assert.Null(await first.FindAccount("Racer"));
    }

    [Fact]
    public async Task Two_silos_that_register_the_same_accounts_in_any_order_agree_and_each_is_new_to_one()
    {
        await using var first = database.Open();
        await using var second = database.Open();
        var ids = Enumerable.Range(0, 700).Select(i => $"crowd-{i:d3}").ToArray();
        var reversed = ids.Reverse().ToArray();

        var asked = ids.Select(first.RegisterAccount).Concat(reversed.Select(second.RegisterAccount));
        var answers = await Task.WhenAll(asked);

        var (forth, back) = (answers[..700], answers[700..].Reverse().ToArray());
        Assert.Equal(forth.Select(answer => answer.AccountNo), back.Select(answer => answer.AccountNo));
        Assert.Equal(700, forth.Select(answer => answer.AccountNo).Distinct().Count());
        Assert.All(forth.Zip(back), pair => Assert.NotEqual(pair.First.IsNew, pair.Second.IsNew));
    }

    [Fact]
    public async Task An_account_that_is_known_costs_no_number()
    {
        await using var journal = database.Open();
        var known = await journal.RegisterAccount("known");
        for (var i = 0; i < 10; i++)
            Assert.Equal(known with { IsNew = false }, await journal.RegisterAccount("known"));

        Assert.Equal(known with { AccountNo = known.AccountNo + 1 }, await journal.RegisterAccount("known too"));
    }

    [Fact]
    public async Task An_id_that_cannot_be_stored_fails_nobody_elses_registration()
    {
        await using var journal = database.Open();
        var stored = Enumerable.Range(0, 50).Select(i => journal.RegisterAccount($"beside-{i}")).ToArray();

        await Assert.ThrowsAsync<ArgumentException>(() => journal.RegisterAccount("zero\0"));

        Assert.Null(await journal.FindAccount("zero\0"));
        Assert.All(await Task.WhenAll(stored), answer => Assert.True(answer.IsNew));
    }

    [Fact]
    public async Task Ledgers_that_are_read_together_are_told_apart()
    {
        await using var journal = database.Open();
        var chains = new List<LedgerChain>();
        for (var i = 0; i < 60; i++)
        {
            var chain = await database.NewAccount(journal);
            chains.Add(chain);
            if (i > 0)
                Assert.Equal(AppendOutcome.Committed, await journal.Append(chain.Next(i)));
        }

        // Each from its start, from its middle, and one entry of it.
        var asked = chains.SelectMany(chain => new[] { (chain, 0L, 100), (chain, chain.Seq / 2, 100), (chain, 0L, 1) }).ToArray();
        var read = await Task.WhenAll(asked.Select(one => journal.ReadAfter(one.chain.AccountNo, one.Item2, one.Item3)));

        foreach (var ((chain, after, limit), entries) in asked.Zip(read))
        {
            var count = (int)Math.Min(limit, chain.Seq - after);
            Assert.Equal(Enumerable.Range((int)after + 1, count).Select(seq => (long)seq), entries.Select(entry => entry.Seq));
            Assert.All(entries, entry => Assert.Equal(chain.AccountNo, entry.AccountNo));
        }
    }

    [Fact]
    public async Task A_page_holds_what_its_filter_says_newest_first()
    {
        await using var journal = database.Open();
        var chain = await database.NewAccount(journal);
        AccountEvent[] events =
        [
            new AccountEvent.Opened("x", null, null, OpeningAsked.Nothing, null),
            Granted(Credits, 100),
            Granted(Euros, 500),
            Debited(Credits, new GrantLine(2, 5)),
            Debited(Euros, new GrantLine(3, 7)),
            new AccountEvent.Adjusted(Credits, -3, [new GrantLine(2, 1), new GrantLine(9, 2)], 0, false, 0),
            new AccountEvent.Expired(Credits, 2, 94),
        ];
        var entries = new List<LedgerEntry>();
        foreach (var happened in events)
        {
            var append = chain.Next(happened, null, Note.None);
            entries.AddRange(append.Entries);
            Assert.Equal(AppendOutcome.Committed, await journal.Append(append));
        }

        await Holds(new EntryFilter(), 7, 6, 5, 4, 3, 2, 1);
        await Holds(new EntryFilter(BeforeSeq: 4), 3, 2, 1);
        await Holds(new EntryFilter(UpToSeq: 2), 2, 1);
        await Holds(new EntryFilter(Type: EntryType.Debit), 5, 4);
        await Holds(new EntryFilter(Type: EntryType.Grant, BeforeSeq: 3), 2);
        await Holds(new EntryFilter(GrantSeq: 2), 7, 6, 4, 2);
        await Holds(new EntryFilter(CreditType: "eur"), 5, 3);
        await Holds(new EntryFilter(From: entries[2].At, To: entries[5].At), 5, 4, 3);
        await Holds(new EntryFilter(CreditType: "none"));
        var two = await journal.ReadPage(chain.AccountNo, new EntryFilter(), 2);
        Assert.Equal([7L, 6L], two.Select(entry => entry.Seq));
        var after = await journal.ReadAfter(chain.AccountNo, 5, 1);
        Assert.Equal([6L], after.Select(entry => entry.Seq));

        async Task Holds(EntryFilter filter, params long[] seqs)
        {
            var page = await journal.ReadPage(chain.AccountNo, filter, 50);
            Assert.Equal(seqs, page.Select(entry => entry.Seq));
        }
    }

    [Fact]
    public async Task A_probe_knows_the_head_and_the_keys_asked_for()
    {
        await using var journal = database.Open();
        var (chain, other, unopened) = (
            await database.NewAccount(journal), await database.NewAccount(journal), await database.NewAccount(journal));
        var keys = Enumerable.Range(0, 5).Select(i => OperationKey.FromClient(Operations.Usage, $"k{i}")).ToArray();
        foreach (var key in keys)
            await journal.Append(chain.Next(key: key));
        await journal.Append(other.Next(key: keys[4]));

        var probe = await journal.Probe(chain.AccountNo, [keys[1].Hash, keys[3].Hash, Guid.NewGuid()]);
        Assert.Equal((5, chain.Hash), (probe.HeadSeq, probe.HeadHash));
        Assert.Equal([2L, 4L], probe.Found.Select(entry => entry.Seq).Order());
        Assert.All(probe.Found, entry => Assert.Equal(chain.AccountNo, entry.AccountNo));
        var empty = await journal.Probe(unopened.AccountNo, [keys[0].Hash]);
        Assert.Equal((0, default), (empty.HeadSeq, empty.HeadHash));
        Assert.Empty(empty.Found);
    }

    [Fact]
    public async Task Probes_that_arrive_together_share_a_query()
    {
        await using var journal = database.Open();
        var name = new NpgsqlConnectionStringBuilder(database.ConnectionString).Database;
        var chains = await Task.WhenAll(Enumerable.Range(0, 200).Select(_ => database.NewAccount(journal)));
        await Task.WhenAll(chains.Select(chain => journal.Append(chain.Next())));
        var queries = 0;
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "Npgsql",
            Sample = (ref _) => ActivitySamplingResult.AllData,
            ActivityStopped = activity =>
            {
                var tags = activity.TagObjects.Select(tag => tag.Value as string).ToArray();
                if (tags.Contains(LedgerSql.Probe) && tags.Contains(name))
                    Interlocked.Increment(ref queries);
            },
        };
        ActivitySource.AddActivityListener(listener);

        var probes = await Task.WhenAll(chains.Select(chain => journal.Probe(chain.AccountNo, [])));

        Assert.Equal(chains.Select(chain => chain.Hash), probes.Select(probe => probe.HeadHash));
        // How few is up to chance; one each would be 200.
        Assert.InRange(queries, 1, 50);
    }

    [Fact]
    public async Task The_ledger_cannot_be_changed_by_SQL()
    {
        await using var journal = database.Open();
        var chain = await database.NewAccount(journal);
        await journal.Append(chain.Next());
        foreach (var change in new[] { "delete from ledger", "update ledger set amount = 0", "truncate ledger" })
        {
            var refused = await Assert.ThrowsAsync<PostgresException>(
                () => Postgres.Execute(database.ConnectionString, change));
            Assert.Contains("append-only", refused.MessageText, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task People_read_decimal_amounts()
    {
        await using var journal = database.Open();
        var id = $"reader-{Guid.NewGuid()}";
        var chain = new LedgerChain((await journal.RegisterAccount(id)).AccountNo);
        await journal.Append(chain.Next(Granted(Euros, 12_345), null, Note.None));
        await journal.Append(chain.Next(Debited(Euros, new GrantLine(1, 150)), null, Note.None));

        var line = await Postgres.Scalar<string>(
            database.ConnectionString,
            $"""
            select amount || ' ' || balance_after || ' ' || grant_amounts::text
            from ledger_readable where account = '{id}' and seq = 2
            """);

        Assert.Equal("-1.50 10121.95 {1.50}", line);
    }

    private static AccountEvent.Granted Granted(Asset asset, long amount) => new(
        asset,
        amount,
        new GrantTerms(Instant.OfDate(2026, 3, 1), null, 50, GrantCategory.Paid),
        GrantOrigin.Direct,
        false,
        0,
        new GrantTimesAsked(null, null));

    private static AccountEvent.Debited Debited(Asset asset, params ImmutableArray<GrantLine> lines) =>
        new(asset, lines.Sum(line => line.Amount), lines.Sum(line => line.Amount), lines, 0, null, false, null);
}
