namespace Orleans.Standin.Tests.Calls;

public interface ICalls : IGrainWithStringKey
{
    Task<string> Echo(string text);

    ValueTask<int> Add(int left, int right);

    ValueTask Pause();

    Task<string> Nine(int a, long b, string c, bool d, decimal e, Guid f, DateTime g, double h, char i);

    Task Fail(string message);

    Task<int> FailAtOnce();

    Task CallBack(ICalls other);

    Task CallSelf();

    Task Hold(string name);

    [ResponseTimeout("00:00:00.050")]
    Task HoldBriefly(string name);

    Task Pass(string name);

    Task<string> WaitForCancellation(string name, CancellationToken cancellationToken);
}

public sealed class CallsGrain(Probe probe) : Grain, ICalls
{
    public Task<string> Echo(string text) => Task.FromResult(text);

    public ValueTask<int> Add(int left, int right) => new(left + right);

    public async ValueTask Pause() => await Task.Yield();

    public Task<string> Nine(int a, long b, string c, bool d, decimal e, Guid f, DateTime g, double h, char i) =>
        Task.FromResult(FormattableString.Invariant($"{a} {b} {c} {d} {e} {f} {g.Year} {h} {i}"));

    public async Task Fail(string message)
    {
        await Task.Yield();
        throw new InvalidOperationException(message);
    }

    public Task<int> FailAtOnce() => throw new InvalidOperationException("at once");

    public async Task CallBack(ICalls other) => await other.CallSelf();

    public async Task CallSelf()
    {
        var other = GrainFactory.GetGrain<ICalls>($"{this.GetPrimaryKeyString()}+");
        await other.CallBack(this.AsReference<ICalls>());
    }

    public async Task Hold(string name)
    {
        probe.Signal($"{name} entered");
        await probe.Signalled($"{name} may leave");
        probe.Signal($"{name} left");
    }

    public Task HoldBriefly(string name) => Hold(name);

    public Task Pass(string name)
    {
        probe.Note(name);
        return Task.CompletedTask;
    }

    public async Task<string> WaitForCancellation(string name, CancellationToken cancellationToken)
    {
        probe.Signal($"{name} entered");
        try
        {
            await Task.Delay(Timeout.Infinite, cancellationToken);
        }
        catch (OperationCanceledException)
        {
            probe.Signal($"{name} cancelled");
        }

        return name;
    }
}
