using System.Diagnostics;

namespace Orleans.Runtime;

/// <summary>
/// The calls that wait for an answer, so that they can be failed when their time is up or the silo is gone. Kept in
/// stripes of linked lists: a call is entered and left for the price of a lock nobody else wants.
/// </summary>
internal sealed class InFlightCalls : IDisposable
{
    private static readonly TimeSpan SlowestSweep = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan FastestSweep = TimeSpan.FromMilliseconds(5);

    private readonly Stripe[] _stripes;
    private readonly Lock _timerLock = new();
    private readonly Timer _timer;
    private TimeSpan _period = SlowestSweep;
    private long _shortestTicks = (long)(SlowestSweep.TotalSeconds * 4 * Stopwatch.Frequency);

    public InFlightCalls()
    {
        _stripes = new Stripe[Environment.ProcessorCount * 4];
        for (var i = 0; i < _stripes.Length; i++)
        {
            _stripes[i] = new Stripe();
        }

        using (ExecutionContext.SuppressFlow())
        {
            _timer = new Timer(static s => ((InFlightCalls)s!).Sweep(), this, _period, _period);
        }
    }

    public void Enter(GrainRequest call)
    {
        if (call.TimeoutTicks < Volatile.Read(ref _shortestTicks))
        {
            SweepMoreOften(call.TimeoutTicks);
        }

        var stripe = _stripes[(uint)Environment.CurrentManagedThreadId % (uint)_stripes.Length];
        call.Stripe = stripe;
        lock (stripe)
        {
            call.Following = stripe.First;
            if (stripe.First is { } first)
            {
                first.Preceding = call;
            }

            stripe.First = call;
        }
    }

    /// <summary>Leaves a call that was entered; harmless when it has left already.</summary>
    public static void Leave(GrainRequest call)
    {
        if (call.Stripe is not { } stripe)
        {
            return;
        }

        lock (stripe)
        {
            if (call.Preceding is { } preceding)
            {
                preceding.Following = call.Following;
            }
            else if (ReferenceEquals(stripe.First, call))
            {
                stripe.First = call.Following;
            }

            if (call.Following is { } following)
            {
                following.Preceding = call.Preceding;
            }

            call.Preceding = null;
            call.Following = null;
        }
    }

    public void FailAll(string why) =>
        Fail(static (_, _) => true, call => new SiloUnavailableException($"{why} Request: {call}."));

    public void Dispose() => _timer.Dispose();

    private void Sweep() => Fail(
        static (call, now) => call.Deadline <= now,
        static call => new TimeoutException($"Response did not arrive on time in {call.Timeout} for {call}."));

    private void Fail(Func<GrainRequest, long, bool> which, Func<GrainRequest, Exception> exception)
    {
        var now = Stopwatch.GetTimestamp();
        List<GrainRequest>? found = null;
        foreach (var stripe in _stripes)
        {
            lock (stripe)
            {
                for (var call = stripe.First; call is not null; call = call.Following)
                {
                    if (which(call, now))
                    {
                        (found ??= []).Add(call);
                    }
                }
            }
        }

        foreach (var call in found ?? [])
        {
            call.GiveUp(exception(call));
        }
    }

    private void SweepMoreOften(long timeoutTicks)
    {
        lock (_timerLock)
        {
            if (timeoutTicks < _shortestTicks)
            {
                _shortestTicks = timeoutTicks;
                var period = TimeSpan.FromSeconds((double)timeoutTicks / Stopwatch.Frequency / 4);
                _period = period < FastestSweep ? FastestSweep : period;
                _timer.Change(_period, _period);
            }
        }
    }

    internal sealed class Stripe
    {
        public GrainRequest? First;
    }
}
