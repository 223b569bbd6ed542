using System.Diagnostics;

namespace Billing.Bench;

/// <summary>Says which step of how many a run is at, and how long it will still take if it goes on as it did.</summary>
internal sealed class Progress(int steps)
{
    private readonly long _begun = Stopwatch.GetTimestamp();
    private int _step;

    /// <summary>Says what was done.</summary>
    public void Say(string line)
    {
        _step++;
        var each = Stopwatch.GetElapsedTime(_begun) / _step;
        var left = each * Math.Max(0, steps - _step);
        Console.WriteLine($"[{_step}/{steps}, {left.TotalMinutes:f0} min left] {line}");
    }

    /// <summary>A step that there was no need for.</summary>
    public void Skip() => _step++;
}
