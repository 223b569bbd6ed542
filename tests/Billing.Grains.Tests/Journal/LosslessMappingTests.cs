using Billing.Domain.Accounts;
using Billing.Domain.Values;
using Billing.Grains.Journal;
using Xunit;

namespace Billing.Grains.Tests.Journal;

public sealed class LosslessMappingTests(JournalDatabase database) : IClassFixture<JournalDatabase>
{
    [Fact]
    public async Task Every_event_comes_back_with_the_hash_that_was_written()
    {
        var seed = Environment.TickCount;
        var events = new RandomEvents(seed);
        await using var journal = database.Open();
        foreach (var kind in RandomEvents.Kinds)
        {
            var chain = await database.NewAccount(journal);
            var written = new List<LedgerEntry>();
            for (var i = 0; i < 60; i++)
            {
                var append = chain.Next(events.Of(kind), events.Key(), events.Note());
                Assert.True(await journal.Append(append) == AppendOutcome.Committed, $"{kind.Name}, seed {seed}");
                written.AddRange(append.Entries);
            }
            var read = await journal.ReadAfter(chain.AccountNo, 0, 1000);
            Assert.Equal(written.Count, read.Length);
            var previous = default(ChainHash);
            foreach (var (before, after) in written.Zip(read))
            {
                Assert.Equal(before.Hash, after.Hash);
                Assert.True(EntryHash.Of(after, previous) == before.Hash, $"{after} was {before}, seed {seed}");
                previous = after.Hash;
            }
        }
    }

    [Fact]
    public async Task A_plain_debit_leaves_the_rare_columns_empty()
    {
        await using var journal = database.Open();
        var chain = await database.NewAccount(journal);
        await journal.Append(chain.Next(key: OperationKey.FromClient(Operations.Usage, "once")));

        var empty = await Testing.Postgres.Scalar<bool>(
            database.ConnectionString,
            $"""
            select num_nulls(variant, meter, quantity, quantity_precision, meter_count, unit_cost, period_start, period_end,
              grant_amounts, reason, actor, metadata, detail, refers_to, included, overage) = 16 and grant_seqs = '{"{1}"}'
            from ledger where account_no = {chain.AccountNo}
            """);

        Assert.True(empty);
    }

    // Half a pair cannot stand in an attribute: those are kept in UTF-8.
    [Theory]
    [InlineData('\0')]
    [InlineData('\ud83d')]
    [InlineData('\udc00')]
    public async Task Text_that_PostgreSQL_cannot_hold_is_rejected_alone(char unfit)
    {
        await using var journal = database.Open();
        var (bad, good) = (await database.NewAccount(journal), await database.NewAccount(journal));
        var note = new Note($"a {unfit} b", null, null);

        var rejected = journal.Append(bad.Next(new AccountEvent.Updated(null, null, false, false), null, note));
        var committed = journal.Append(good.Next());

        Assert.Equal(AppendOutcome.Rejected, await rejected);
        Assert.Equal(AppendOutcome.Committed, await committed);
    }
}
