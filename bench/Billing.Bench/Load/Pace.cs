using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Threading.Channels;

namespace Billing.Bench.Load;

/// <summary>
/// Says when calls are due: a Poisson process of so many a second, on a thread of its own that sleeps in between. What it
/// is late counts into the latency of the calls, for that begins when they were due; how late it was is kept too.
/// </summary>
internal sealed partial class Pace(double perSecond, int seed)
{
    // The kernel wakes a sleeper some 60 us late; shorter sleeps are not worth their while.
    private const long LeastSleepNanos = 100_000;

    private readonly Channel<long> _due = Channel.CreateUnbounded<long>(new UnboundedChannelOptions { SingleWriter = true });
    private readonly Random _random = new(seed);

    /// <summary>The times at which calls are due, as timestamps.</summary>
    public ChannelReader<long> Due => _due.Reader;

    /// <summary>How late the calls were handed out.</summary>
    public Histogram Lateness { get; } = new();

    /// <summary>Hands out what is due for so long.</summary>
    public void Run(TimeSpan time)
    {
        // It hardly works, but should not stand in line behind those who do; only root may ask for that.
        _ = SetPriority(0, 0, -10);
        var next = (double)Stopwatch.GetTimestamp();
        var end = next + time.TotalSeconds * Stopwatch.Frequency;
        while (next < end)
        {
            var now = Stopwatch.GetTimestamp();
            for (; next <= now && next < end; next += Gap())
            {
                _due.Writer.TryWrite((long)next);
                Lateness.Record((long)Stopwatch.GetElapsedTime((long)next, now).TotalMicroseconds);
            }
            Sleep((long)((next - Stopwatch.GetTimestamp()) * 1e9 / Stopwatch.Frequency));
        }
        _due.Writer.Complete();
    }

    private double Gap() => -Math.Log(1 - _random.NextDouble()) / perSecond * Stopwatch.Frequency;

    private static void Sleep(long nanos)
    {
        var length = new TimeSpec { Nanos = Math.Clamp(nanos, LeastSleepNanos, 999_999_999) };
        _ = NanoSleep(in length, 0);
    }

    // Process 0 is the calling thread, for to Linux every thread has a niceness of its own.
    [LibraryImport("libc", EntryPoint = "setpriority")]
    private static partial int SetPriority(int kind, int process, int niceness);

    [LibraryImport("libc", EntryPoint = "nanosleep")]
    private static partial int NanoSleep(in TimeSpec length, nint left);

    [StructLayout(LayoutKind.Sequential)]
    private struct TimeSpec
    {
        public long Seconds;
        public long Nanos;
    }
}
