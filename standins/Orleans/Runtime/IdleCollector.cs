namespace Orleans.Runtime;

/// <summary>Looks for idle activations once each quantum of the host's clock.</summary>
internal sealed class IdleCollector(SiloRuntime silo) : IDisposable
{
    private ITimer? _timer;

    public void Start()
    {
        var quantum = silo.Collection.CollectionQuantum;
        _timer = silo.Time.CreateTimer(static s => ((IdleCollector)s!).Collect(), this, quantum, quantum);
    }

    public void Dispose() => _timer?.Dispose();

    private void Collect()
    {
        foreach (var activation in silo.Catalog.All)
        {
            if (activation.IdleFor >= silo.CollectionAgeOf(activation.Class))
            {
                activation.Scheduler.Post(new ControlItem(static a => a.CollectIfIdle()));
            }
        }
    }
}
