using System.Collections.Concurrent;
using Billing.Domain.Accounts;
using Billing.Domain.Values;
using Billing.Grains.Journal;
using Xunit;

namespace Billing.Grains.Tests.Journal;

public sealed class TwoJournalsTests(JournalDatabase database) : IClassFixture<JournalDatabase>
{
    // Two silos that both believe they own the same accounts (DURABILITY, failure 4).
    [Fact]
    public async Task Racing_writers_leave_one_gap_free_history_and_tell_the_truth()
    {
        await using var first = database.Open();
        await using var second = database.Open();
        var accounts = new List<long>();
        for (var i = 0; i < 4; i++)
            accounts.Add((await database.NewAccount(first)).AccountNo);
        var outcomes = new ConcurrentDictionary<Guid, AppendOutcome>();

        await Task.WhenAll(accounts.SelectMany(account =>
            new[] { Append(first, account, outcomes), Append(second, account, outcomes) }));

        var written = new HashSet<Guid>();
        foreach (var account in accounts)
        {
            var entries = await first.ReadAfter(account, 0, 100_000);
            var previous = default(ChainHash);
            for (var i = 0; i < entries.Length; i++)
            {
                Assert.Equal(i + 1, entries[i].Seq);
                Assert.Equal(EntryHash.Of(entries[i], previous), entries[i].Hash);
                Assert.True(written.Add(entries[i].EntryId));
                previous = entries[i].Hash;
            }
        }
        var committed = outcomes.Where(pair => pair.Value == AppendOutcome.Committed).Select(pair => pair.Key);
        Assert.Equal(committed.ToHashSet(), written);
        Assert.DoesNotContain(AppendOutcome.Unknown, outcomes.Values);
        Assert.Contains(AppendOutcome.Rejected, outcomes.Values);
    }

    // One activation: several appends in flight at a time; after a failure it reloads from the ledger's head.
    private static async Task Append(
        PostgresJournal journal, long account, ConcurrentDictionary<Guid, AppendOutcome> outcomes)
    {
        for (var round = 0; round < 30; round++)
        {
            var probe = await journal.Probe(account, []);
            var chain = LedgerChain.From(account, probe);
            var inFlight = new List<Task>();
            for (var i = 0; i < 5; i++)
                inFlight.Add(Record(chain.Next(1 + i % 2)));
            await Task.WhenAll(inFlight);
        }

        async Task Record(Append append)
        {
            var outcome = await journal.Append(append);
            foreach (var entry in append.Entries)
                Assert.True(outcomes.TryAdd(entry.EntryId, outcome));
        }
    }
}
