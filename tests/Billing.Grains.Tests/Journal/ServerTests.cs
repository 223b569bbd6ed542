using System.Collections.Concurrent;
using System.Diagnostics;
using Billing.Domain.Values;
using Billing.Grains.Journal;
using Billing.Testing;
using Xunit;

namespace Billing.Grains.Tests.Journal;

/// <summary>A PostgreSQL that dies, hangs and comes back.</summary>
public sealed class ServerTests : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private PrivatePostgres _server = null!;
    private string _database = "";

    public async Task InitializeAsync()
    {
        _server = await PrivatePostgres.StartAsync();
        _database = await _server.CreateDatabaseAsync();
        await TestDatabase.MigrateAsync(_database);
    }

    public async Task DisposeAsync() => await _server.DisposeAsync();

    [Fact]
    public async Task After_a_crash_every_outcome_is_the_truth()
    {
        await using var journal = JournalDatabase.Open(_database);
        var outcomes = new ConcurrentDictionary<Guid, AppendOutcome>();
        var accounts = new List<long>();
        for (var i = 0; i < 50; i++)
            accounts.Add((await journal.RegisterAccount($"a{i}")).AccountNo);
        using var stop = new CancellationTokenSource();
        var load = accounts.Select(account => Task.Run(() => Load(journal, account, outcomes, stop.Token))).ToArray();
        for (var crash = 1; crash <= 3; crash++)
        {
            var enough = outcomes.Count + 500;
            await Eventually.True(() => outcomes.Count > enough, Patience);
            _server.KillHard();
            await _server.RestartAsync();
        }
        await stop.CancelAsync();
        await Task.WhenAll(load);

        foreach (var account in accounts)
        {
            // The last crash may still be in doubt here.
            await Eventually.True(() => Answers(journal, account), Patience);
            var entries = await journal.ReadAfter(account, 0, int.MaxValue);
            var previous = default(ChainHash);
            for (var i = 0; i < entries.Length; i++)
            {
                Assert.Equal(i + 1, entries[i].Seq);
                Assert.Equal(Domain.Accounts.EntryHash.Of(entries[i], previous), entries[i].Hash);
                Assert.True(outcomes.TryRemove(entries[i].EntryId, out var outcome));
                Assert.True(outcome is AppendOutcome.Committed or AppendOutcome.Unknown, outcome.ToString());
                previous = entries[i].Hash;
            }
        }
        Assert.DoesNotContain(AppendOutcome.Committed, outcomes.Values);
    }

    [Fact]
    public async Task While_it_is_away_appends_are_refused_at_once_and_afterwards_taken_again()
    {
        await using var journal = JournalDatabase.Open(_database, options => options.Writers = 1);
        var chain = new LedgerChain((await journal.RegisterAccount("a")).AccountNo);
        Assert.Equal(AppendOutcome.Committed, await journal.Append(chain.Next()));
        _server.KillHard();
        // The idle writer notices by itself.
        await Eventually.True(() => IsRefusedAtOnce(journal), Patience);
        await Assert.ThrowsAsync<JournalUnavailableException>(() => journal.FindAccount("a"));
        await Assert.ThrowsAsync<JournalUnavailableException>(() => journal.Probe(chain.AccountNo, []));

        await _server.RestartAsync();
        await Eventually.True(async () => await journal.Append(chain.Fork().Next()) == AppendOutcome.Committed, Patience);
        Assert.Equal(2, (await journal.Probe(chain.AccountNo, [])).HeadSeq);
    }

    [Fact]
    public async Task A_journal_may_start_before_its_database()
    {
        _server.KillHard();
        await using var journal = JournalDatabase.Open(_database);
        Assert.Equal(AppendOutcome.Unavailable, await journal.Append(new LedgerChain(1).Next()));
        await _server.RestartAsync();
        await Eventually.True(async () => await journal.Append(new LedgerChain(1).Next()) == AppendOutcome.Committed, Patience);
    }

    [Fact]
    public async Task A_server_that_hangs_keeps_nobody_waiting_for_ever()
    {
        await using var journal = JournalDatabase.Open(_database, options =>
        {
            options.Writers = 1;
            options.CommandTimeout = options.ConnectTimeout = TimeSpan.FromSeconds(1);
            options.SettleDeadline = TimeSpan.FromSeconds(2);
        });
        var chain = new LedgerChain((await journal.RegisterAccount("a")).AccountNo);
        Assert.Equal(AppendOutcome.Committed, await journal.Append(chain.Next()));
        _server.Pause();
        var started = Stopwatch.GetTimestamp();
        var outcome = await journal.Append(chain.Next());
        Assert.True(outcome is AppendOutcome.Unknown or AppendOutcome.Unavailable, outcome.ToString());
        Assert.True(Stopwatch.GetElapsedTime(started) < TimeSpan.FromSeconds(8));
        Assert.True(IsRefusedAtOnce(journal));
        await Assert.ThrowsAsync<JournalUnavailableException>(() => journal.Probe(chain.AccountNo, []));

        _server.Resume();
        await Eventually.True(
            async () => await journal.Append(new LedgerChain(chain.AccountNo + 1).Next()) == AppendOutcome.Committed, Patience);
        Assert.Equal(outcome == AppendOutcome.Unknown ? 2 : 1, (await journal.Probe(chain.AccountNo, [])).HeadSeq);
    }

    private static bool IsRefusedAtOnce(PostgresJournal journal)
    {
        var append = journal.Append(new LedgerChain(1_000_000).Next());
        return append.IsCompletedSuccessfully && append.Result == AppendOutcome.Unavailable;
    }

    private static async Task<bool> Answers(PostgresJournal journal, long account)
    {
        try
        {
            await journal.Probe(account, []);
            return true;
        }
        catch (JournalUnavailableException)
        {
            return false;
        }
    }

    // One activation under load: a few appends in flight, a reload after every failure.
    private static async Task Load(
        PostgresJournal journal, long account, ConcurrentDictionary<Guid, AppendOutcome> outcomes, CancellationToken stop)
    {
        LedgerChain? chain = null;
        while (!stop.IsCancellationRequested)
        {
            try
            {
                if (chain is null || chain.Generation.Ended)
                    chain = LedgerChain.From(account, await journal.Probe(account, []));
            }
            catch (JournalUnavailableException)
            {
                await Task.Yield();
                continue;
            }
            await Task.WhenAll(Record(chain.Next(2)), Record(chain.Next()), Record(chain.Next()));
        }

        async Task Record(Append append)
        {
            var outcome = await journal.Append(append);
            foreach (var entry in append.Entries)
                Assert.True(outcomes.TryAdd(entry.EntryId, outcome));
        }
    }
}
