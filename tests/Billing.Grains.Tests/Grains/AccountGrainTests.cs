using System.Collections.Immutable;
using Billing.Contracts;
using Billing.Contracts.Accounts;
using Billing.Domain.Accounts;
using Billing.Testing;

namespace Billing.Grains.Tests.Grains;

/// <summary>The account grain in a silo on real PostgreSQL.</summary>
public sealed class AccountGrainTests : IAsyncLifetime
{
    private AccountCluster _cluster = null!;

    public async Task InitializeAsync() => _cluster = await AccountCluster.Start(await TestDatabase.CreateEmptyAsync());

    public async Task DisposeAsync() => await _cluster.DisposeAsync();

    [Fact]
    public async Task A_thousand_parallel_debits_of_a_balance_of_five_hundred_take_exactly_it()
    {
        var account = await _cluster.AccountWith("acme", "500");

        var replies = await Task.WhenAll(Enumerable.Range(0, 1_000)
            .Select(i => account.Use(AccountCluster.Debit("1", AccountCluster.Key($"d{i}")))));

        Assert.Equal(500, replies.Count(reply => reply.Error is null));
        Assert.Equal(500, replies.Count(reply => reply.Error?.Code == RefusalCodes.InsufficientCredits));
        Assert.Equal(Enumerable.Range(3, 500).Select(seq => (long)seq), Accepted(replies).Order());
        var verify = await account.Verify();
        Assert.True(verify is { Ok: true, Entries: 502, HeadSeq: 502 });
    }

    [Fact(DisplayName = "H7: an account that was deactivated is the same when it comes back")]
    public async Task An_account_is_the_same_after_deactivation()
    {
        var account = await _cluster.AccountWith("acme", "500");
        await account.UseMany([.. Enumerable.Range(0, 60).Select(i => AccountCluster.Debit("1", AccountCluster.Key($"d{i}")))]);
        var before = (await account.Read(null)).Account!;

        await _cluster.Deactivate(account);

        var after = (await account.Read(null)).Account!;
        Assert.Equal(before.Seq, after.Seq);
        Assert.Equal(before.Credits[0].Settled, after.Credits[0].Settled);
        Assert.Equal(before.Credits[0].Grants.AsEnumerable(), after.Credits[0].Grants.AsEnumerable());
        var replay = await account.Use(AccountCluster.Debit("1", AccountCluster.Key("d0")));
        Assert.True(replay.Replayed);
        Assert.Equal("499", replay.Entry!.Movement!.BalanceAfter.ToString());
    }

    [Fact]
    public async Task A_batch_is_decided_in_order_in_one_append()
    {
        var account = await _cluster.AccountWith("acme", "5");

        var replies = await account.UseMany(
            [.. Enumerable.Range(0, 8).Select(_ => AccountCluster.Debit("1"))]);

        Assert.Equal(5, replies.Count(reply => reply.Error is null));
        Assert.Equal([3L, 4, 5, 6, 7], Accepted(replies));
        Assert.All(replies[5..], reply => Assert.Equal(RefusalCodes.InsufficientCredits, reply.Error!.Code));
    }

    [Fact]
    public async Task A_follower_is_told_at_once_and_by_each_that_waits()
    {
        var account = await _cluster.AccountWith("acme", "100");
        var followers = Enumerable.Range(0, 20).Select(_ => account.Follow(new FollowQuery(2, 10, 10_000))).ToArray();
        await account.Read(null);

        await account.UseMany([.. Enumerable.Range(0, 3).Select(_ => AccountCluster.Debit("1"))]);

        var replies = await Task.WhenAll(followers).WaitAsync(TimeSpan.FromSeconds(5));
        Assert.All(replies, reply => Assert.Equal([3L, 4, 5], reply.Entries.Select(entry => entry.Seq)));
        var second = await account.Follow(new FollowQuery(3, 1, 10_000));
        Assert.Equal((4, true), (second.Entries.Single().Seq, second.HasMore));
    }

    [Fact]
    public async Task A_follower_of_what_never_comes_is_answered_with_nothing()
    {
        var account = await _cluster.AccountWith("acme", "100");

        Assert.Empty((await account.Follow(new FollowQuery(2, 10, 50))).Entries);
        Assert.Equal(ErrorCodes.StateBehind, (await account.Follow(new FollowQuery(3, 10, 50))).Error?.Code);
    }

    [Fact]
    public async Task A_ledger_is_paged_newest_first_without_gaps()
    {
        var account = await _cluster.AccountWith("acme", "100");
        await account.UseMany([.. Enumerable.Range(0, 25).Select(_ => AccountCluster.Debit("1"))]);

        var seen = new List<long>();
        long? before = null;
        LedgerPageReply page;
        do
        {
            page = await account.Ledger(new LedgerQuery(before, 10, null, null, null, null, null));
            seen.AddRange(page.Entries.Select(entry => entry.Seq));
            before = seen[^1];
        }
        while (page.HasMore);

        Assert.Equal(Enumerable.Range(1, 27).Reverse().Select(seq => (long)seq), seen);
    }

    [Fact(DisplayName = "A3: a debit over two grants is one entry with two lines, oldest first")]
    public async Task A_debit_over_two_grants_is_one_entry()
    {
        var account = await _cluster.AccountWith("acme", "3");
        await account.Grant(AccountCluster.GrantOf("5"));

        var reply = await account.Use(AccountCluster.Debit("4"));

        Assert.Equal(["3", "1"], reply.Entry!.Movement!.Lines.Select(line => line.Amount.ToString()));
        var grants = (await account.Grants(new GrantQuery(null, 10, null))).Grants;
        Assert.Equal([("4", "active"), ("0", "depleted")], grants.Select(grant => (grant.Remaining.ToString(), grant.Status)));
    }

    [Fact]
    public async Task Unknown_things_are_refused_by_name()
    {
        var account = _cluster.Account("nobody");
        Assert.Equal(RefusalCodes.AccountNotFound, (await account.Read(null)).Error!.Code);
        Assert.Equal(ErrorCodes.CreditTypeNotFound, (await account.Use(AccountCluster.Debit("1"))).Error!.Code);
        var meter = new UsageRequest(AccountCluster.NoKey(), NoteRequest.None, "calls", "1", null, null, false, null);
        Assert.Equal(ErrorCodes.MeterNotFound, (await account.Use(meter)).Error!.Code);
    }

    private static IEnumerable<long> Accepted(IEnumerable<MutationReply> replies) =>
        replies.Where(reply => reply.Entry is not null).Select(reply => reply.Entry!.Seq);
}
