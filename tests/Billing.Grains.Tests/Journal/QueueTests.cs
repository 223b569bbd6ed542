using Billing.Grains.Journal;
using Xunit;

namespace Billing.Grains.Tests.Journal;

public sealed class QueueTests(JournalDatabase database) : IClassFixture<JournalDatabase>
{
    [Fact]
    public async Task A_full_queue_refuses_at_once()
    {
        await using var journal = database.Open(options =>
        {
            options.Writers = 1;
            options.MaxQueuedRows = 10;
        });
        await using var flush = await OneFlush.Gather(database, journal);
        var (fits, tooMany, small) = (
            await database.NewAccount(journal), await database.NewAccount(journal), await database.NewAccount(journal));
        var waiting = journal.Append(fits.Next(8));
        var refused = journal.Append(tooMany.Next(3));
        var last = journal.Append(small.Next(2));

        Assert.True(refused.IsCompletedSuccessfully);
        Assert.Equal(AppendOutcome.Unavailable, await refused);
        Assert.True(tooMany.Generation.Ended);
        Assert.False(waiting.IsCompleted || last.IsCompleted);
        await flush.Go();
        Assert.Equal((AppendOutcome.Committed, AppendOutcome.Committed), (await waiting, await last));
    }

    [Fact]
    public async Task More_than_a_flush_holds_is_written_in_several()
    {
        await using var journal = database.Open(options =>
        {
            options.Writers = 1;
            options.MaxFlushRows = 7;
        });
        await using var flush = await OneFlush.Gather(database, journal);
        var chain = await database.NewAccount(journal);
        var appends = Enumerable.Range(0, 40).Select(i => journal.Append(chain.Next(1 + i % 9))).ToArray();
        await flush.Go();

        Assert.All(await Task.WhenAll(appends), outcome => Assert.Equal(AppendOutcome.Committed, outcome));
        Assert.Equal(chain.Seq, await database.Rows(chain.AccountNo));
    }

    [Fact]
    public async Task Closing_writes_what_waits()
    {
        var journal = database.Open(options => options.Writers = 1);
        var flush = await OneFlush.Gather(database, journal);
        var chain = await database.NewAccount(journal);
        var waiting = journal.Append(chain.Next());
        var closing = journal.DisposeAsync();
        await flush.Go();
        await closing;

        Assert.Equal(AppendOutcome.Committed, await waiting);
        Assert.Equal(AppendOutcome.Unavailable, await journal.Append(chain.Next()));
        Assert.Equal(1, await database.Rows(chain.AccountNo));
        await flush.DisposeAsync();
    }
}
