using Billing.Grains.Journal;
using Xunit;

namespace Billing.Grains.Tests.Journal;

/// <summary>Keeps a journal's only writer waiting, so that what is appended meanwhile goes into one flush.</summary>
internal sealed class OneFlush : IAsyncDisposable
{
    private readonly HeldRow _held;
    private readonly Task<AppendOutcome> _waiting;

    private OneFlush(HeldRow held, Task<AppendOutcome> waiting)
    {
        (_held, _waiting) = (held, waiting);
    }

    public static async Task<OneFlush> Gather(JournalDatabase database, IJournal journal)
    {
        var blocker = await database.NewAccount(journal);
        var held = await database.Hold(blocker.AccountNo, 1, default);
        var waiting = journal.Append(blocker.Next());
        await database.WriterIsBlocked();
        return new OneFlush(held, waiting);
    }

    public async Task Go()
    {
        await _held.Release();
        Assert.Equal(AppendOutcome.Committed, await _waiting);
    }

    public ValueTask DisposeAsync() => _held.DisposeAsync();
}
