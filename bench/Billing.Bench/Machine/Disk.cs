using System.Diagnostics;
using System.Runtime.InteropServices;
using Billing.Bench.Load;

namespace Billing.Bench.Machine;

/// <summary>How long the disk takes to make 8 kB durable, in microseconds.</summary>
internal sealed record SyncLatency(long P50, long P99);

/// <summary>Measures the disk under PostgreSQL as PostgreSQL uses it: overwrite a block, fdatasync.</summary>
internal static partial class Disk
{
    private const int Times = 200;

    /// <summary>Measures in <paramref name="folder"/>, or answers null where nothing can be written there.</summary>
    public static SyncLatency? Measure(string folder)
    {
        var path = Path.Combine(folder, $"billing-bench-{Environment.ProcessId}.tmp");
        try
        {
            return MeasureFile(path);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return null;
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static SyncLatency MeasureFile(string path)
    {
        using var file = File.OpenHandle(path, FileMode.CreateNew, FileAccess.Write);
        var block = new byte[8192];
        // The first write allocates; PostgreSQL overwrites files that are there.
        RandomAccess.Write(file, block, 0);
        Sync(file);
        var latency = new Histogram();
        for (var i = 0; i < Times; i++)
        {
            block[i]++;
            var begun = Stopwatch.GetTimestamp();
            RandomAccess.Write(file, block, 0);
            Sync(file);
            latency.Record((long)Stopwatch.GetElapsedTime(begun).TotalMicroseconds);
        }
        return new SyncLatency(latency.Percentile(0.5), latency.Percentile(0.99));
    }

    private static void Sync(SafeHandle file)
    {
        if (FDataSync(file) != 0)
            throw new IOException($"fdatasync failed with error {Marshal.GetLastPInvokeError()}.");
    }

    [LibraryImport("libc", EntryPoint = "fdatasync", SetLastError = true)]
    private static partial int FDataSync(SafeHandle file);
}
