using System.Collections.Concurrent;

namespace Orleans.Runtime;

/// <summary>Holds the activations: at most one for each grain.</summary>
internal sealed class Catalog(SiloRuntime silo)
{
    private readonly ConcurrentDictionary<GrainId, Activation> _activations = new();

    public IEnumerable<Activation> All => _activations.Values;

    public int Count => _activations.Count;

    public Activation? Find(GrainId grainId) => _activations.GetValueOrDefault(grainId);

    /// <summary>Brings a request to its activation, which is created if need be.</summary>
    public void Dispatch(GrainRequest request)
    {
        if (!_activations.TryGetValue(request.Target.GrainId, out var activation))
        {
            activation = Create(request.Target);
        }

        if (activation is null)
        {
            request.Reject(new SiloUnavailableException(
                $"The silo is not active; {request.Target.GrainId} cannot be activated."));
        }
        else
        {
            request.Activation = activation;
            activation.Post(request);
        }
    }

    /// <summary>Hands a request on that reached an activation which is gone.</summary>
    public void Forward(Message message)
    {
        if (message is not GrainRequest request)
        {
            return;
        }

        if (request.ForwardCount++ < silo.Messaging.MaxForwardCount)
        {
            Dispatch(request);
        }
        else
        {
            request.Reject(new OrleansMessageRejectionException(
                $"{request} was handed on {silo.Messaging.MaxForwardCount} times, to a deactivated grain each time."));
        }
    }

    public void Remove(Activation activation) =>
        _activations.TryRemove(new KeyValuePair<GrainId, Activation>(activation.GrainId, activation));

    private Activation? Create(GrainReference target)
    {
        while (silo.AcceptsActivations)
        {
            var created = new Activation(silo, target.Class, target.GrainId);
            if (_activations.TryAdd(target.GrainId, created))
            {
                created.Scheduler.Post(new ControlItem(static a => a.Activate()));
                return created;
            }

            if (_activations.TryGetValue(target.GrainId, out var existing))
            {
                return existing;
            }
        }

        return null;
    }
}
