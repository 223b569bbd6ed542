using Orleans.Concurrency;

namespace Orleans.Standin.Tests.Turns;

public interface ITurns : IGrainWithStringKey
{
    Task<int> CountSlowly(int turns);

    Task<bool> StaysOnItsScheduler();

    Task Hold(string name);

    Task Pass(string name);

    [AlwaysInterleave]
    Task Interrupt(string name);

    [ReadOnly]
    Task HoldReading(string name);

    [ReadOnly]
    Task Read(string name);

    Task<Guid> Instance();

    Task<string?> Ambient();

    Task LeakAmbient();
}

public interface IReentrantTurns : ITurns;

/// <summary>Counts who is in a turn; two at once would be seen.</summary>
public abstract class TurnsBase(Probe probe) : Grain, ITurns
{
    private static readonly AsyncLocal<string?> Leaked = new();

    private readonly Guid _instance = Guid.NewGuid();
    private int _inside;
    private int _count;

    public async Task<int> CountSlowly(int turns)
    {
        for (var i = 0; i < turns; i++)
        {
            if (Interlocked.Increment(ref _inside) != 1)
            {
                throw new InvalidOperationException("Two turns at once.");
            }

            _count++;
            Thread.SpinWait(50);
            Interlocked.Decrement(ref _inside);
            await Task.Yield();
        }

        return _count;
    }

    public async Task<bool> StaysOnItsScheduler()
    {
        var mine = TaskScheduler.Current;
        await Task.Yield();
        var afterYield = TaskScheduler.Current;
        await Task.Run(() => { });
        var afterPool = TaskScheduler.Current;
        var inTask = await Task.Factory.StartNew(() => TaskScheduler.Current);
        return mine != TaskScheduler.Default && mine == afterYield && mine == afterPool && mine == inTask;
    }

    public async Task Hold(string name)
    {
        probe.Signal($"{name} entered");
        await probe.Signalled($"{name} may leave");
        probe.Note($"{name} left");
    }

    public Task Pass(string name)
    {
        probe.Note($"{name} passed");
        return Task.CompletedTask;
    }

    public Task Interrupt(string name) => Pass(name);

    public Task HoldReading(string name) => Hold(name);

    public Task Read(string name) => Pass(name);

    public Task<Guid> Instance() => Task.FromResult(_instance);

    public Task<string?> Ambient() => Task.FromResult(Leaked.Value ?? TurnTests.CallersOwn.Value);

    public Task LeakAmbient()
    {
        Leaked.Value = "leaked";
        return Task.CompletedTask;
    }
}

public sealed class TurnsGrain(Probe probe) : TurnsBase(probe);

[Reentrant]
public sealed class ReentrantTurnsGrain(Probe probe) : TurnsBase(probe), IReentrantTurns;
