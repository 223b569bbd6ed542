using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans.Configuration;

namespace Orleans.Runtime;

/// <summary>The one silo of this host: its activations, its calls, its clock.</summary>
internal sealed class SiloRuntime : IGrainCaller, IDisposable
{
    private readonly MessagingOptionsView _options;
    private readonly IdleCollector _collector;
    private volatile bool _activates;
    private volatile bool _answers;
    private volatile bool _killed;

    public SiloRuntime(
        IServiceProvider services,
        TimeProvider time,
        ILoggerFactory loggers,
        IOptions<SiloMessagingOptions> messaging,
        IOptions<GrainCollectionOptions> collection)
    {
        Services = services;
        Time = time;
        Log = loggers.CreateLogger("Orleans");
        Messaging = messaging.Value;
        Collection = collection.Value;
        Catalog = new Catalog(this);
        Factory = new GrainFactory(this);
        _options = new MessagingOptionsView(Messaging.ResponseTimeout);
        _collector = new IdleCollector(this);
    }

    public IServiceProvider Services { get; }

    public TimeProvider Time { get; }

    public ILogger Log { get; }

    public SiloMessagingOptions Messaging { get; }

    public GrainCollectionOptions Collection { get; }

    public Catalog Catalog { get; }

    public GrainFactory Factory { get; }

    public InFlightCalls Calls { get; } = new();

    public bool AcceptsActivations => _activates;

    public bool AcceptsCalls => _answers;

    /// <summary>Whether all turns have stopped where they were.</summary>
    public bool IsKilled => _killed;

    public void Send(GrainRequest request) => request.Send(this, _options);

    public TimeSpan CollectionAgeOf(GrainClass grainClass) =>
        Collection.ClassSpecificCollectionAge.Count > 0
        && Collection.ClassSpecificCollectionAge.TryGetValue(grainClass.Type.FullName!, out var age)
            ? age
            : Collection.CollectionAge;

    public void BecomeActive()
    {
        _activates = true;
        _answers = true;
        _collector.Start();
    }

    /// <summary>From now on no grain is activated; the active ones still answer.</summary>
    public void StopActivating() => _activates = false;

    /// <summary>Deactivates every grain, and waits until they are gone or the time is up.</summary>
    public async Task DeactivateAllAsync(CancellationToken cancellationToken)
    {
        _collector.Dispose();
        var reason = new DeactivationReason(DeactivationReasonCode.ShuttingDown, "The host is shutting down.");
        var all = Catalog.All.ToArray();
        foreach (var activation in all)
        {
            activation.Deactivate(reason, cancellationToken);
        }

        await Task.WhenAll(all.Select(a => a.Deactivated))
            .WaitAsync(cancellationToken)
            .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    /// <summary>No call is answered any more, and those that wait learn so.</summary>
    public void StopAnswering()
    {
        _answers = false;
        Calls.FailAll("The silo has shut down.");
    }

    /// <summary>Ends it as the death of its process would: nothing more of any grain runs.</summary>
    public void Kill()
    {
        _activates = false;
        _answers = false;
        _killed = true;
        Calls.FailAll("The silo was killed.");
    }

    public void Dispose()
    {
        Kill();
        _collector.Dispose();
        Calls.Dispose();
    }
}
