using System.Collections.Concurrent;

namespace MailKit.Webhooks;

/// <summary>What customers are to be told on the page, and who waits for it.</summary>
internal sealed class Notices
{
    private readonly ConcurrentDictionary<string, CustomerNotices> _customers = new();

    /// <summary>The balance is low, unless something newer was heard.</summary>
    public void Low(string customer, long sequence, decimal available, int? percent) =>
        Of(customer).Tell(sequence, new LowBalance(available, percent));

    /// <summary>Credits came in, unless something newer was heard: the balance is no longer low.</summary>
    public void Added(string customer, long sequence) => Of(customer).Tell(sequence, null);

    /// <summary>The notice of a customer, or null.</summary>
    public LowBalance? Current(string customer) => Of(customer).Current;

    /// <summary>Ends when the notice of a customer changes.</summary>
    public Task Changed(string customer) => Of(customer).Changed;

    private CustomerNotices Of(string customer) => _customers.GetOrAdd(customer, _ => new CustomerNotices());

    private sealed class CustomerNotices
    {
        private readonly Lock _lock = new();
        private long _sequence;
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
        public void Tell(long sequence, LowBalance? notice)
        {
            lock (_lock)
            {
                if (sequence < _sequence)
                    return;
                (_sequence, Current) = (sequence, notice);
                _changed.SetResult();
                _changed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            }
        }
    }
}

/// <summary>A balance that is low.</summary>
/// <param name="Available">What was left.</param>
/// <param name="ThresholdPercent">Below how many percent of a cycle's credits, or null.</param>
internal sealed record LowBalance(decimal Available, int? ThresholdPercent);
