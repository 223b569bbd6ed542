using Billing.Contracts.Accounts;
using Billing.Domain.Accounts;
using Billing.Testing;

namespace Billing.Grains.Tests.Grains;

/// <summary>Two hosts on one database with the same accounts (DURABILITY, failure 4): the fence keeps one history.</summary>
public sealed class SplitBrainTests : IAsyncLifetime
{
    private AccountCluster _left = null!;
    private AccountCluster _right = null!;

    public async Task InitializeAsync()
    {
        var database = await TestDatabase.CreateEmptyAsync();
        _left = await AccountCluster.Start(database);
        _right = await AccountCluster.Start(database);
    }

    public async Task DisposeAsync()
    {
        await _left.DisposeAsync();
        await _right.DisposeAsync();
    }

    [Fact(DisplayName = "H5: two hosts debit one account at random; exactly its balance is taken, in one history")]
    public async Task Two_hosts_take_exactly_the_balance()
    {
        await _left.AccountWith("shared", "300");
        var random = new Random(7);

        var replies = await Task.WhenAll(Enumerable.Range(0, 40).Select(async client =>
        {
            var answers = new List<MutationReply>();
            for (var i = 0; i < 10; i++)
            {
                var host = random.Next(2) == 0 ? _left : _right;
                answers.Add(await Settled(host.Account("shared"), $"c{client}-{i}"));
            }
            return answers;
        }));

        var all = replies.SelectMany(reply => reply).ToList();
        Assert.Equal(300, all.Count(reply => reply.Error is null));
        Assert.Equal(100, all.Count(reply => reply.Error?.Code == RefusalCodes.InsufficientCredits));
        Assert.Equal(300, all.Where(reply => reply.Entry is not null).Select(reply => reply.Entry!.Seq).Distinct().Count());
        Assert.True((await _right.Account("shared").Verify()) is { Ok: true, Entries: 302 });
    }

    [Fact]
    public async Task Both_hosts_answer_the_same_balance_within_a_second()
    {
        var left = await _left.AccountWith("shared", "300");
        var right = _right.Account("shared");
        Assert.Equal("300", await Settled(right));
        await left.Use(AccountCluster.Debit("1"));

        await Eventually.True(async () => await Settled(right) == "299", TimeSpan.FromSeconds(5));
        await right.Use(AccountCluster.Debit("9"));
        await Eventually.True(async () => await Settled(left) == "290", TimeSpan.FromSeconds(5));
    }

    [Fact]
    public async Task A_read_with_the_other_hosts_seq_sees_it_at_once()
    {
        var left = await _left.AccountWith("shared", "300");
        await _right.Account("shared").Read(null);
        var seq = (await left.Use(AccountCluster.Debit("1"))).Entry!.Seq;

        var read = await _right.Account("shared").Read(seq);

        Assert.Equal("299", read.Account!.Credits[0].Settled.ToString());
    }

    [Fact(DisplayName = "B2: a key that the other host accepted replays here")]
    public async Task A_key_of_the_other_host_replays_here()
    {
        var left = await _left.AccountWith("shared", "300");
        await _right.Account("shared").Read(null);
        var first = await left.Use(AccountCluster.Debit("5", AccountCluster.Key("once")));

        var replay = await _right.Account("shared").Use(AccountCluster.Debit("5", AccountCluster.Key("once")));

        Assert.True(replay.Replayed);
        Assert.Equal(first.Entry!.Seq, replay.Entry!.Seq);
    }

    // A host may lose the race three times in a row and say so: the client retries with the same key.
    private static async Task<MutationReply> Settled(IAccountGrain account, string key)
    {
        while (true)
        {
            var reply = await account.Use(AccountCluster.Debit("1", AccountCluster.Key(key)));
            if (reply.Error?.Code is null or RefusalCodes.InsufficientCredits)
                return reply;
        }
    }

    private static async Task<string> Settled(IAccountGrain account) =>
        (await account.Read(null)).Account!.Credits[0].Settled.ToString();
}
