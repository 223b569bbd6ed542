using System.Collections.Concurrent;

namespace MailKit.Webhooks;

/// <summary>What customers are to be told on the page, and who waits for it.</summary>
internal sealed class Notices
{
    private readonly ConcurrentDictionary<string, CustomerNotices> _customers = new();

    /// <summary>The balance is low, unless something newer was heard.</summary>
    public void Low(string customer, long sequence, LowBalance notice) => Of(customer).Low(sequence, notice);

    /// <summary>Credits came in: where enough are available now, the balance is no longer low.</summary>
    public void Added(string customer, long sequence, decimal? available) => Of(customer).Added(sequence, available);

    /// <summary>The notice of a customer, or null.</summary>
    public LowBalance? Current(string customer) => Of(customer).Current;

    /// <summary>Ends when the notice of a customer changes.</summary>
    public Task Changed(string customer) => Of(customer).Changed;

    private CustomerNotices Of(string customer) => _customers.GetOrAdd(customer, _ => new CustomerNotices());

    private sealed class CustomerNotices
    {
        private readonly Lock _lock = new();
        private long _lowSequence;
        private (long Sequence, decimal? Available) _added;
        private TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public LowBalance? Current { get; private set; }

        public Task Changed
        {
            get
            {
                lock (_lock)
                    return _changed.Task;
            }
        }

        // Messages may arrive in any order; the ledger's order counts.
        public void Low(long sequence, LowBalance notice)
        {
            lock (_lock)
            {
                if (sequence <= _lowSequence)
                    return;
                _lowSequence = sequence;
                Show(IsEnoughFor(notice) ? null : notice);
            }
        }

        public void Added(long sequence, decimal? available)
        {
            lock (_lock)
            {
                if (sequence <= _added.Sequence)
                    return;
                _added = (sequence, available);
                if (Current is { } notice && IsEnoughFor(notice))
                    Show(null);
            }
        }

        // Where a number is missing, whatever came in is enough.
        private bool IsEnoughFor(LowBalance notice) =>
            _added.Sequence > _lowSequence && !(_added.Available < notice.Threshold);

        private void Show(LowBalance? notice)
        {
            Current = notice;
            _changed.SetResult();
            _changed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }
    }
}

/// <summary>A balance that is low.</summary>
/// <param name="Available">What was left.</param>
/// <param name="ThresholdPercent">Below how many percent of a cycle's credits, or null.</param>
/// <param name="Threshold">Those credits, or null.</param>
internal sealed record LowBalance(decimal Available, int? ThresholdPercent, decimal? Threshold);
