using System.Diagnostics;
using System.Globalization;

namespace Billing.Bench.Growth;

/// <summary>Says every few seconds how far something has come, and at the end how fast it was.</summary>
internal sealed class Progress : IDisposable
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(10);

    private readonly string _done;
    private readonly string _things;
    private readonly long _all;
    private readonly long _begun = Stopwatch.GetTimestamp();
    private readonly Timer _timer;
    private long _count;

    public Progress(string done, string things, long all)
    {
        (_done, _things, _all) = (done, things, all);
        _timer = new Timer(_ => Say(), null, Every, Every);
    }

    public double PerSecond => Interlocked.Read(ref _count) / Stopwatch.GetElapsedTime(_begun).TotalSeconds;

    public void Add(int count) => Interlocked.Add(ref _count, count);

    public void Dispose()
    {
        _timer.Dispose();
        Say();
    }

    private void Say() => Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"  {_done} {Interlocked.Read(ref _count):n0} of {_all:n0} {_things}, {PerSecond:n0}/s"));
}
