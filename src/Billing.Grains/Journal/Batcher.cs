namespace Billing.Grains.Journal;

/// <summary>Questions that arrive while enough queries are on their way share the next.</summary>
/// <param name="ask">Answers questions with one query, in their order.</param>
/// <param name="most">The most questions of one query.</param>
/// <param name="queries">How many queries may be on their way at once.</param>
internal sealed class Batcher<TQuestion, TAnswer>(
    Func<IReadOnlyList<TQuestion>, Task<IReadOnlyList<TAnswer>>> ask, int most = 500, int queries = 1)
{
    private readonly Lock _gate = new();
    private readonly Queue<Waiting> _waiting = new();
    private int _running;

    /// <summary>Asks; a fault of the query is a fault for all whose questions it held.</summary>
    public Task<TAnswer> Ask(TQuestion question)
    {
        var waiting = new Waiting(question);
        lock (_gate)
        {
            _waiting.Enqueue(waiting);
            if (_running == queries)
                return waiting.Task;
            _running++;
        }
        // Not on the scheduler of the first caller: others wait for it too.
        _ = Task.Run(Run);
        return waiting.Task;
    }

    private async Task Run()
    {
        var batch = new List<Waiting>();
        while (TakeNext(batch))
        {
            try
            {
                var answers = await ask(batch.ConvertAll(waiting => waiting.Question));
                for (var i = 0; i < batch.Count; i++)
                    batch[i].TrySetResult(answers[i]);
            }
            catch (Exception fault)
            {
                // The callers see it, each its own.
                foreach (var waiting in batch)
                    waiting.TrySetException(Copy(fault));
            }
        }
    }

    private bool TakeNext(List<Waiting> batch)
    {
        batch.Clear();
        lock (_gate)
        {
            while (batch.Count < most && _waiting.TryDequeue(out var waiting))
                batch.Add(waiting);
            if (batch.Count == 0)
                _running--;
            return batch.Count > 0;
        }
    }

    private static Exception Copy(Exception fault) =>
        fault is JournalUnavailableException ? new JournalUnavailableException(fault.Message, fault) : fault;

    private sealed class Waiting(TQuestion question)
        : TaskCompletionSource<TAnswer>(TaskCreationOptions.RunContinuationsAsynchronously)
    {
        public TQuestion Question { get; } = question;
    }
}
