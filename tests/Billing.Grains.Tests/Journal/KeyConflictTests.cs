using Billing.Domain.Values;
using Billing.Grains.Journal;
using Xunit;

namespace Billing.Grains.Tests.Journal;

public sealed class KeyConflictTests(JournalDatabase database) : IClassFixture<JournalDatabase>
{
    [Fact]
    public async Task A_used_key_rejects_its_account_and_nobody_else()
    {
        await using var journal = database.Open(options => options.Writers = 1);
        var key = OperationKey.FromClient(Operations.Usage, "charge-1");
        var chains = await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => database.NewAccount(journal)));
        foreach (var used in new[] { chains[13], chains[14], chains[99] })
            Assert.Equal(AppendOutcome.Committed, await journal.Append(used.Next(key: key)));

        await using var flush = await OneFlush.Gather(database, journal);
        var outcomes = chains.Select(chain => journal.Append(chain.Next(2, key))).ToArray();
        var behind = journal.Append(chains[14].Next());
        await flush.Go();

        var settled = await Task.WhenAll(outcomes);
        Assert.Equal(
            (AppendOutcome.Rejected, AppendOutcome.Rejected, AppendOutcome.Rejected), (settled[13], settled[14], settled[99]));
        Assert.Equal(AppendOutcome.Rejected, await behind);
        Assert.Equal(97, settled.Count(outcome => outcome == AppendOutcome.Committed));
        Assert.Equal(1, await database.Rows(chains[14].AccountNo));
        Assert.Equal(2, await database.Rows(chains[15].AccountNo));
    }

    [Fact]
    public async Task The_same_key_twice_in_one_append_is_rejected()
    {
        await using var journal = database.Open(options => options.Writers = 1);
        var chain = await database.NewAccount(journal);
        var key = OperationKey.FromClient(Operations.Usage, "twice");

        await using var flush = await OneFlush.Gather(database, journal);
        var outcomes = Task.WhenAll(journal.Append(chain.Next(key: key)), journal.Append(chain.Next(key: key)));
        await flush.Go();

        Assert.All(await outcomes, outcome => Assert.Equal(AppendOutcome.Rejected, outcome));
        Assert.Equal(0, await database.Rows(chain.AccountNo));
    }

    [Fact]
    public async Task The_same_key_under_another_operation_is_another_key()
    {
        await using var journal = database.Open();
        var chain = await database.NewAccount(journal);

        var first = await journal.Append(chain.Next(key: OperationKey.FromClient(Operations.Usage, "k")));
        var second = await journal.Append(chain.Next(key: OperationKey.FromClient(Operations.Adjust, "k")));

        Assert.Equal((AppendOutcome.Committed, AppendOutcome.Committed), (first, second));
    }
}
