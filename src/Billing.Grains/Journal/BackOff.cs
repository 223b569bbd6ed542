namespace Billing.Grains.Journal;

/// <summary>Waits longer after each failure, up to two seconds, and never in step with other silos.</summary>
internal sealed class BackOff(TimeProvider clock)
{
    private static readonly TimeSpan First = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan Cap = TimeSpan.FromSeconds(2);

    private TimeSpan _next = First;

    public async Task Wait(CancellationToken stop) =>
        await Task.Delay(Next(), clock, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

    /// <summary>The same for who has a thread of their own.</summary>
    public void Block(CancellationToken stop) => Wait(stop).GetAwaiter().GetResult();

    private TimeSpan Next()
    {
        // The spread is no secret; any generator does.
#pragma warning disable CA5394
        var delay = _next * (0.5 + Random.Shared.NextDouble() / 2);
#pragma warning restore CA5394
        _next = _next * 2 < Cap ? _next * 2 : Cap;
        return delay;
    }
}
