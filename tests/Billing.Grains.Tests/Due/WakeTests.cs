using Billing.Grains.Tests.Grains;
using Billing.Testing;

namespace Billing.Grains.Tests.Due;

/// <summary>The scheduler of a silo and the accounts that it wakes.</summary>
public sealed class WakeTests
{
    [Fact]
    public async Task A_woken_account_does_what_is_due_and_says_when_it_is_due_again()
    {
        var clock = new ManualClock();
        await using var cluster = await AccountCluster.Start(await TestDatabase.CreateEmptyAsync(), clock);
        var account = await cluster.AccountWith("acme", "100");
        await account.Grant(AccountCluster.GrantOf("5", expires: "days:1"));
        await account.Grant(AccountCluster.GrantOf("5", expires: "days:2"));
        var start = clock.GetUtcNow().UtcDateTime;

        Assert.Equal((null, start.AddDays(1)), Parts(await account.Wake()));
        clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal((null, start.AddDays(2)), Parts(await account.Wake()));

        Assert.Equal("105", (await account.Read(null)).Account!.Credits[0].Settled.ToString());
        Assert.Equal("account_not_found", (await cluster.Account("nobody").Wake()).Error?.Code);
    }

    [Fact]
    public async Task An_idle_account_is_woken_by_its_silo()
    {
        var clock = new ManualClock();
        var database = await TestDatabase.CreateEmptyAsync();
        await using var cluster = await AccountCluster.Start(database, clock);
        var account = await cluster.AccountWith("acme", "100");
        await account.Grant(AccountCluster.GrantOf("5", expires: "days:1"));
        await Postgres.Execute(
            database,
            """
            insert into due (account_no, account_id, at)
            select account_no, id, '2026-03-02 12:00Z' from accounts where id = 'acme'
            on conflict do nothing
            """);

        clock.Advance(TimeSpan.FromDays(1));
        await Eventually.True(
            async () =>
            {
                clock.Advance(TimeSpan.FromSeconds(1));
                return await Postgres.Scalar<long>(database, "select count(*) from due") == 0;
            },
            TimeSpan.FromSeconds(20));

        Assert.Equal(
            "expired",
            await Postgres.Scalar<string>(database, "select type from ledger order by seq desc limit 1"));
    }

    private static (string? Error, DateTime? Next) Parts(Contracts.Accounts.WakeReply reply) =>
        (reply.Error?.Code, reply.NextDueAt);
}
