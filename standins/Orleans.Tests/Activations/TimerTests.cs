using Microsoft.Extensions.DependencyInjection;

namespace Orleans.Standin.Tests.Activations;

public interface ITimed : IGrainWithStringKey
{
    Task Begin(bool interleave);

    Task EndTimer();

    Task Hold();

    Task Leave();
}

public sealed class TimedGrain(Probe probe) : Grain, ITimed
{
    private IGrainTimer? _timer;
    private int _ticks;

    private string Key => this.GetPrimaryKeyString();

    public Task Begin(bool interleave)
    {
        var (due, period) = (TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(2));
        _timer = this.RegisterGrainTimer(
            Tick, new GrainTimerCreationOptions(due, period) { Interleave = interleave });
        return Task.CompletedTask;
    }

    public Task EndTimer()
    {
        _timer!.Dispose();
        return Task.CompletedTask;
    }

    public async Task Hold()
    {
        probe.Signal($"{Key} entered");
        await probe.Signalled($"{Key} may leave");
        probe.Note($"{Key} left");
    }

    public Task Leave()
    {
        DeactivateOnIdle();
        return Task.CompletedTask;
    }

    private async Task Tick(CancellationToken cancellationToken)
    {
        var mine = TaskScheduler.Current;
        await Task.Yield();
        probe.Note($"{Key} tick {mine == TaskScheduler.Current && mine != TaskScheduler.Default}");
        probe.Signal($"{Key} tick {++_ticks}");
        throw new InvalidOperationException("A tick that fails does not stop the timer.");
    }
}

public sealed class TimerTests : IAsyncLifetime
{
    private readonly ManualClock _clock = new();
    private ProbedCluster _cluster = null!;

    public async Task InitializeAsync() => _cluster = await ProbedCluster.StartAsync(
        host: host => host.Services.AddSingleton<TimeProvider>(_clock));

    public async Task DisposeAsync() => await _cluster.DisposeAsync();

    [Fact]
    public async Task A_timer_ticks_when_due_and_then_each_period_in_turns_of_its_grain()
    {
        await _cluster.Grain<ITimed>("it").Begin(interleave: false);
        _clock.Advance(TimeSpan.FromSeconds(59));
        Assert.Empty(_cluster.NotesOf("it"));
        _clock.Advance(TimeSpan.FromSeconds(1));
        await _cluster.Probe.Signalled("it tick 1");
        await AdvanceUntilTick(2);
        Assert.All(_cluster.NotesOf("it"), note => Assert.Equal("tick True", note));
    }

    [Fact]
    public async Task A_tick_waits_for_the_request_that_runs()
    {
        var grain = _cluster.Grain<ITimed>("it");
        await grain.Begin(interleave: false);
        var running = grain.Hold();
        await _cluster.Probe.Signalled("it entered");
        _clock.Advance(TimeSpan.FromMinutes(1));
        _cluster.Probe.Signal("it may leave");
        await running;
        await _cluster.Probe.Signalled("it tick 1");
        Assert.Equal(["left", "tick True"], _cluster.NotesOf("it"));
    }

    [Fact]
    public async Task A_tick_that_interleaves_does_not_wait()
    {
        var grain = _cluster.Grain<ITimed>("it");
        await grain.Begin(interleave: true);
        var running = grain.Hold();
        await _cluster.Probe.Signalled("it entered");
        _clock.Advance(TimeSpan.FromMinutes(1));
        await _cluster.Probe.Signalled("it tick 1");
        _cluster.Probe.Signal("it may leave");
        await running;
        Assert.Equal(["tick True", "left"], _cluster.NotesOf("it"));
    }

    [Fact]
    public async Task A_timer_ends_with_its_disposal_and_with_its_grain()
    {
        await _cluster.Grain<ITimed>("one").Begin(interleave: false);
        await _cluster.Grain<ITimed>("one").EndTimer();
        var other = _cluster.Grain<ITimed>("other");
        await other.Begin(interleave: false);
        var gone = _cluster.Orleans.WaitForDeactivationAsync(other);
        await other.Leave();
        await gone;
        _clock.Advance(TimeSpan.FromMinutes(5));
        await _cluster.Grain<ITimed>("one").Leave();
        Assert.Empty(_cluster.NotesOf("one"));
        Assert.Empty(_cluster.NotesOf("other"));
    }

    // The next tick is due a period after the end of the last one, which nobody outside of the grain sees.
    private Task AdvanceUntilTick(int number) => Eventually.True(
        () =>
        {
            _clock.Advance(TimeSpan.FromMinutes(2));
            return _cluster.Probe.Signalled($"it tick {number}").IsCompleted;
        },
        TimeSpan.FromSeconds(10));
}
