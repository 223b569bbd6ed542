using Billing.Contracts;
using Billing.Contracts.Accounts;
using Billing.Domain.Accounts;
using Billing.Grains.Journal;

namespace Billing.Grains.Accounts;

/// <summary>
/// Runs that verify a ledger a piece at a time: one that is read whole within a call would outlast the call's time-out as soon as
/// it is long. A run that is lost with its activation begins again.
/// </summary>
internal sealed class LedgerVerifications(IJournal journal, TimeProvider clock)
{
    private const int PageEntries = 1_000;

    /// <summary>The most runs at a time; one more takes the place of the oldest.</summary>
    private const int MaxRuns = 4;

    private static readonly TimeSpan StepTime = TimeSpan.FromMilliseconds(500);

    private readonly List<Run> _runs = [];

    /// <summary>Goes on with a run, or begins it.</summary>
    /// <param name="id">The run.</param>
    /// <param name="head">The account as it is proven to be now; a new run goes as far.</param>
    public async Task<VerifyReply> Step(Guid id, AccountState head)
    {
        var run = _runs.Find(one => one.Id == id) ?? Begin(id, head);
        // A call that was sent again joins the first one's step.
        run.Step ??= Step(run);
        var step = run.Step;
        try
        {
            var reply = await step;
            if (reply.Done)
                _runs.Remove(run);
            return reply;
        }
        catch (JournalUnavailableException)
        {
            return new VerifyReply(
                new ErrorReply(ErrorCodes.StorageUnavailable, "The store is away or behind."), false, 0, 0, "", null);
        }
        finally
        {
            if (run.Step == step)
                run.Step = null;
        }
    }

    private Run Begin(Guid id, AccountState head)
    {
        if (_runs.Count == MaxRuns)
            _runs.RemoveAt(0);
        var run = new Run(id, head, AccountState.Unopened(head.AccountNo));
        _runs.Add(run);
        return run;
    }

    private async Task<VerifyReply> Step(Run run)
    {
        var begun = clock.GetTimestamp();
        while (run.State.Seq < run.Head.Seq)
        {
            var page = await journal.ReadAfter(run.Head.AccountNo, run.State.Seq, PageEntries);
            if (page.IsEmpty)
                return Result(run.State, run.State.Seq + 1);
            foreach (var entry in page.TakeWhile(entry => entry.Seq <= run.Head.Seq))
            {
                if (LedgerAudit.TryEvolve(run.State, entry) is not { } next)
                    return Result(run.State, run.State.Seq + 1);
                run.State = next;
            }
            if (run.State.Seq < run.Head.Seq && clock.GetElapsedTime(begun) >= StepTime)
                return Result(run.State, null) with { Ok = false, Done = false };
        }
        return Result(run.State, run.State.Hash == run.Head.Hash ? null : run.Head.Seq);
    }

    private static VerifyReply Result(AccountState state, long? firstBadSeq) =>
        new(null, firstBadSeq is null, state.Seq, state.Seq, state.Hash.ToString(), firstBadSeq);

    private sealed class Run(Guid id, AccountState head, AccountState state)
    {
        public Guid Id { get; } = id;

        public AccountState Head { get; } = head;

        public AccountState State { get; set; } = state;

        public Task<VerifyReply>? Step { get; set; }
    }
}
