using System.Numerics;

namespace Billing.Bench.Load;

/// <summary>
/// Counts of durations in microseconds, in buckets 1/64 wide relative to the value: exact up to 127 us, within 1.6 %
/// beyond, whatever the shape of the tail.
/// </summary>
internal sealed class Histogram
{
    private const int Fine = 64;
    private const long Most = (1L << 36) - 1;

    private readonly int[] _counts = new int[Index(Most) + 1];

    public long Count { get; private set; }

    public void Record(long micros)
    {
        _counts[Index(Math.Clamp(micros, 0, Most))]++;
        Count++;
    }

    public void Add(Histogram other)
    {
        for (var i = 0; i < _counts.Length; i++)
            _counts[i] += other._counts[i];
        Count += other.Count;
    }

    /// <summary>The duration that the given share of all did not exceed, as the upper end of its bucket.</summary>
    public long Percentile(double share)
    {
        var wanted = Math.Max(1, (long)Math.Ceiling(share * Count));
        long seen = 0;
        for (var i = 0; i < _counts.Length; i++)
        {
            seen += _counts[i];
            if (seen >= wanted)
                return UpperEnd(i);
        }
        return 0;
    }

    private static int Index(long value)
    {
        if (value < 2 * Fine)
            return (int)value;
        var shift = BitOperations.Log2((ulong)value) - BitOperations.Log2(Fine);
        return shift * Fine + (int)(value >> shift);
    }

    private static long UpperEnd(int index)
    {
        if (index < 2 * Fine)
            return index;
        var shift = index / Fine - 1;
        return ((index - (long)shift * Fine + 1) << shift) - 1;
    }
}
