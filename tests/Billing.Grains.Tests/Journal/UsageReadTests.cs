using System.Collections.Immutable;
using Billing.Domain.Accounts;
using Billing.Domain.Values;
using Billing.Grains.Journal;
using Billing.Grains.Tests.Accounts;
using Billing.Testing;
using Xunit;

namespace Billing.Grains.Tests.Journal;

/// <summary>Reads that sum up or follow references, on PostgreSQL and on the fake.</summary>
public sealed class UsageReadTests(JournalDatabase database) : IClassFixture<JournalDatabase>
{
    [Theory]
    [InlineData(UsageGranularity.Hour)]
    [InlineData(UsageGranularity.Day)]
    [InlineData(UsageGranularity.Month)]
    public async Task The_fake_sums_usage_up_as_PostgreSQL_does(UsageGranularity granularity)
    {
        var seed = Environment.TickCount;
        await using var journal = database.Open();
        var (chain, fake) = await RandomLedger(journal, seed);
        var march = Instant.OfDate(2026, 3, 1);
        (Instant From, Instant To)[] spans =
        [
            (Instant.OfDate(2020, 1, 1), Instant.OfDate(2030, 1, 1)),
            (march.AddHours(100), march.AddHours(900)),
            (march, march),
        ];
        foreach (var (from, to) in spans)
        {
            var real = await journal.ReadUsage(chain.AccountNo, from, to, granularity);
            var folded = await fake.ReadUsage(chain.AccountNo, from, to, granularity);
            Assert.True(Same(real.Meters, folded.Meters), $"meters, seed {seed}");
            Assert.True(Same(real.Credits, folded.Credits), $"credits, seed {seed}");
        }
        Assert.NotEmpty((await journal.ReadUsage(chain.AccountNo, spans[0].From, spans[0].To, granularity)).Meters);
    }

    [Fact]
    public async Task What_was_reversed_is_taken_off()
    {
        await using var journal = database.Open();
        var chain = await database.NewAccount(journal);
        string[] rows =
        [
            "1, '2026-03-01 10:10Z', 'debit', -5, 10, 8, 2",
            "2, '2026-03-01 10:20Z', 'captured', -3, 3, null, null",
            "3, '2026-03-01 10:59:59.999999Z', 'reversed', 2, 4, 3, 1",
            "4, '2026-03-01 11:00Z', 'debit', -1, 1, 1, 0",
            "5, '2026-03-01 11:00Z', 'grant', 100, null, null, null",
        ];
        foreach (var row in rows)
            await Insert(chain.AccountNo, row);

        var report = await journal.ReadUsage(
            chain.AccountNo, Instant.OfDate(2026, 3, 1), Instant.OfDate(2026, 3, 2), UsageGranularity.Hour);

        var ten = Instant.OfDate(2026, 3, 1).AddHours(10);
        Assert.Equal(
            [new MeterUsage(ten, "sent", 0, 9, 5, 1), new MeterUsage(ten.AddHours(1), "sent", 0, 1, 1, 0)],
            report.Meters.AsEnumerable());
        Assert.Equal(
            [new CreditUsage(ten, "emails", 2, 6), new CreditUsage(ten.AddHours(1), "emails", 2, 1)],
            report.Credits.AsEnumerable());
    }

    [Fact]
    public async Task Entries_are_found_with_what_is_about_them()
    {
        await using var journal = database.Open();
        var chain = await database.NewAccount(journal);
        await journal.Append(chain.Next(12));
        var copy = await database.NewAccount(journal);
        // Entry 4 is about 3, 8 about 7 and so on; the same rows otherwise.
        var columns = LedgerSql.Columns.Replace("account_no", $"{copy.AccountNo}", StringComparison.Ordinal)
            .Replace("refers_to", "case when seq % 4 = 0 then seq - 1 end", StringComparison.Ordinal);
        await Postgres.Execute(
            database.ConnectionString,
            $"""
            insert into ledger ({LedgerSql.Columns})
            select {columns} from ledger where account_no = {chain.AccountNo}
            """);

        await Finds(copy, [3], 3, 4);
        await Finds(copy, [4, 7, 99], 4, 7, 8);
        await Finds(copy, [11, 12], 11, 12);
        await Finds(copy, []);
        await Finds(chain, [3], 3);

        async Task Finds(LedgerChain ledger, ImmutableArray<long> seqs, params long[] found)
        {
            var entries = await journal.ReadAbout(ledger.AccountNo, seqs);
            Assert.Equal(found, entries.Select(entry => entry.Seq));
        }
    }

    [Fact]
    public async Task The_fake_finds_the_same_entries()
    {
        var seed = Environment.TickCount;
        await using var journal = database.Open();
        var (chain, fake) = await RandomLedger(journal, seed);
        var random = new Random(seed);
        for (var i = 0; i < 20; i++)
        {
            var count = random.Next(5);
            ImmutableArray<long> seqs = [.. Enumerable.Range(0, count).Select(_ => random.NextInt64(chain.Seq + 3))];
            var real = await journal.ReadAbout(chain.AccountNo, seqs);
            var folded = await fake.ReadAbout(chain.AccountNo, seqs);
            Assert.Equal(folded.Select(entry => entry.Hash), real.Select(entry => entry.Hash));
        }
    }

    [Fact]
    public async Task The_first_entry_at_or_after_a_moment_is_found_in_a_ledger_of_any_length()
    {
        await using var journal = database.Open();
        for (var length = 0; length < 6; length++)
        {
            var chain = await database.NewAccount(journal);
            if (length > 0)
                await journal.Append(chain.Next(length));
            for (var micros = 0; micros <= length + 1; micros++)
            {
                // Entry n is n microseconds after midnight.
                var seq = await Postgres.Scalar<long>(
                    database.ConnectionString,
                    $"""
                    select ledger_first_seq(
                      {chain.AccountNo}, timestamptz '2026-03-01Z' + interval '{micros} microseconds')
                    """);
                Assert.Equal(Math.Clamp(micros, 1, length + 1), seq);
            }
        }
    }

    private async Task<(LedgerChain Chain, FakeJournal Fake)> RandomLedger(PostgresJournal journal, int seed)
    {
        var (events, store) = (new RandomEvents(seed), new FakeStore());
        var fake = new FakeJournal(store);
        var chain = new LedgerChain((await database.NewAccount(journal)).AccountNo)
        {
            StepMicros = TimeSpan.MicrosecondsPerMinute * 517,
        };
        while (store.Register($"account-{Guid.NewGuid()}") != chain.AccountNo)
        {
        }
        for (var i = 0; i < 200; i++)
        {
            var kind = i % 3 == 0 ? RandomEvents.Kinds[i % RandomEvents.Kinds.Length] : typeof(AccountEvent.Debited);
            var append = chain.Next(events.Of(kind), events.Key(), Note.None);
            Assert.Equal(AppendOutcome.Committed, await journal.Append(append));
            Assert.Equal(AppendOutcome.Committed, await fake.Append(append));
        }
        return (chain, fake);
    }

    private Task Insert(long accountNo, string values) => Postgres.Execute(
        database.ConnectionString,
        $"""
        insert into ledger
          (account_no, seq, at, type, amount, quantity, included, overage, balance_before, balance_after,
           reserved_after, entry_id, hash, meter, quantity_precision, credit_type, precision)
        select {accountNo}, v.seq, v.at::timestamptz, v.type, v.amount, v.quantity::bigint, v.included::bigint,
          v.overage::bigint, 0, v.amount, 0, gen_random_uuid(), sha256('x'), case when v.quantity is not null then 'sent' end, 0, 'emails', 2
        from (values ({values})) as v (seq, at, type, amount, quantity, included, overage)
        """);

    // The database orders text by its own rules; only what is in it counts.
    private static bool Same<T>(ImmutableArray<T> one, ImmutableArray<T> other) =>
        one.Length == other.Length && one.ToHashSet().SetEquals(other);
}
