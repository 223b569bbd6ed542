using Orleans.Runtime;

namespace Orleans;

/// <summary>Runs the stages: upwards one after the other, all observers of a stage together, then back down.</summary>
internal sealed class SiloLifecycle : ISiloLifecycle
{
    private readonly Lock _lock = new();
    private readonly List<Subscription> _subscriptions = [];
    private int? _highest;

    public int HighestCompletedStage { get; private set; } = int.MinValue;

    public int LowestStoppedStage { get; private set; } = int.MaxValue;

    public IDisposable Subscribe(string observerName, int stage, ILifecycleObserver observer)
    {
        ArgumentNullException.ThrowIfNull(observer);
        var subscription = new Subscription(this, stage, observer);
        lock (_lock)
        {
            if (_highest is not null)
            {
                throw new InvalidOperationException($"{observerName} subscribes after the silo has begun to start.");
            }

            _subscriptions.Add(subscription);
        }

        return subscription;
    }

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            _highest = int.MinValue;
        }

        foreach (var stage in Stages())
        {
            cancellationToken.ThrowIfCancellationRequested();
            _highest = stage.Key;
            await Task.WhenAll(stage.Select(s => Task.Run(() => s.Observer.OnStart(cancellationToken))));
            HighestCompletedStage = stage.Key;
        }
    }

    /// <summary>Stops what has started; a failing observer does not keep the others from stopping.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        List<Exception> failures = [];
        foreach (var stage in Stages().AsEnumerable().Reverse().Where(s => s.Key <= _highest))
        {
            var stops = stage.Select(s => Task.Run(() => s.Observer.OnStop(cancellationToken))).ToArray();
            await Task.WhenAll(stops).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            failures.AddRange(stops.Where(s => s.IsFaulted).SelectMany(s => s.Exception!.InnerExceptions));
            LowestStoppedStage = stage.Key;
        }

        if (failures.Count > 0 && !cancellationToken.IsCancellationRequested)
        {
            throw new AggregateException("Parts of the silo failed to stop.", failures);
        }
    }

    private List<IGrouping<int, Subscription>> Stages()
    {
        lock (_lock)
        {
            return [.. _subscriptions.GroupBy(s => s.Stage).OrderBy(g => g.Key)];
        }
    }

    private void Remove(Subscription subscription)
    {
        lock (_lock)
        {
            _subscriptions.Remove(subscription);
        }
    }

    private sealed class Subscription(SiloLifecycle owner, int stage, ILifecycleObserver observer) : IDisposable
    {
        public int Stage => stage;

        public ILifecycleObserver Observer => observer;

        public void Dispose() => owner.Remove(this);
    }
}
