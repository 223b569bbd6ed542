namespace Billing.Bench;

/// <summary>A measurement in a line for the console.</summary>
internal static class Line
{
    // A throughput without a passed audit is no throughput.
    public static string Of(Result result) => result.Findings.Count > 0
        ? $"VOID: {string.Join("\n    ", result.Findings)}"
        : $"{result.DebitsPerSecond,8:n0}/s  p50 {result.P50Ms:f1} ms  p99 {result.P99Ms:f1} ms"
            + $"  CPU us: load {result.LoadCpuMicros:f1}, service {result.ServiceCpuMicros:f1},"
            + $" PostgreSQL {result.PostgresCpuMicros:f1}"
            + (result.EntriesPerCommit > 0 ? $"  {result.EntriesPerCommit:f0} a commit" : "")
            + $"  others {result.OthersCpuShare:p0}  stolen {result.StolenCpuShare:p0}"
            + $"  load {result.LoadAverage:f1}  audit passed";
}
