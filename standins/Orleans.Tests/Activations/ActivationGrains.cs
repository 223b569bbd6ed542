using Microsoft.Extensions.DependencyInjection;
using Orleans.Storage;

namespace Orleans.Standin.Tests.Activations;

public interface ILifeGrain : IGrainWithStringKey
{
    Task<Guid> Instance();

    Task Leave();

    Task Hold();

    Task<string> Injected();

    Task KeepFor(TimeSpan time);

    Task FailInconsistently();
}

/// <summary>Notes what happens to it. A key that starts with "fails" fails as often as its key says.</summary>
public sealed class LifeGrain(
    Probe probe, Failures failures, [FromKeyedServices("left")] Service left, ScopedService scoped)
    : Grain, ILifeGrain, IAsyncDisposable
{
    private readonly Guid _instance = Guid.NewGuid();

    private string Key => this.GetPrimaryKeyString();

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        probe.Note($"{Key} activates");
        await Task.Yield();
        if (Key.StartsWith("fails", StringComparison.Ordinal) && failures.Next())
        {
            throw new InvalidOperationException("not yet");
        }
    }

    public override async Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        await Task.Yield();
        probe.Note($"{Key} deactivates: {reason.ReasonCode}");
    }

    public Task<Guid> Instance() => Task.FromResult(_instance);

    public Task Leave()
    {
        DeactivateOnIdle();
        return Task.CompletedTask;
    }

    public async Task Hold()
    {
        probe.Signal($"{Key} entered");
        await probe.Signalled($"{Key} may leave");
        probe.Note($"{Key} left");
    }

    public Task<string> Injected() => Task.FromResult($"{left.Name} {scoped.Id}");

    public Task KeepFor(TimeSpan time)
    {
        DelayDeactivation(time);
        return Task.CompletedTask;
    }

    public Task FailInconsistently() => throw new InconsistentStateException("moved on");

    public ValueTask DisposeAsync()
    {
        probe.Note($"{Key} disposed");
        return ValueTask.CompletedTask;
    }
}

/// <summary>How often an activation still fails.</summary>
public sealed class Failures
{
    private int _left;

    public void Plan(int count) => _left = count;

    public bool Next() => Interlocked.Decrement(ref _left) >= 0;
}

public sealed record Service(string Name);

public sealed class ScopedService
{
    public Guid Id { get; } = Guid.NewGuid();
}

public interface IUnbuildable : IGrainWithStringKey
{
    Task Ping();
}

public sealed class UnbuildableGrain : Grain, IUnbuildable
{
    public UnbuildableGrain() => throw new InvalidOperationException("cannot be built");

    public Task Ping() => Task.CompletedTask;
}

public interface INobody : IGrainWithStringKey
{
    Task Ping();
}

public interface ITwice : IGrainWithStringKey
{
    Task<string> Name();
}

public sealed class FirstTwiceGrain : Grain, ITwice
{
    public Task<string> Name() => Task.FromResult("first");
}

public sealed class SecondTwiceGrain : Grain, ITwice
{
    public Task<string> Name() => Task.FromResult("second");
}

public interface IImitated : IGrainWithStringKey
{
    Task<string> Name();
}

public sealed class ImitatedGrain : Grain, IImitated
{
    public Task<string> Name() => Task.FromResult("grain");
}

public sealed class Imitation : IImitated
{
    public Task<string> Name() => Task.FromResult("imitation");
}
