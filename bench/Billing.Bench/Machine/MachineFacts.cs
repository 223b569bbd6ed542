using System.Runtime;
using System.Runtime.InteropServices;
using Billing.Silo;

namespace Billing.Bench.Machine;

/// <summary>What a run ran on.</summary>
internal sealed record MachineFacts(
    string Cpu, int Cores, string Kernel, string Runtime, string GarbageCollector, string PackageSet)
{
    public static MachineFacts Read() => new(
        CpuName(),
        Environment.ProcessorCount,
        RuntimeInformation.OSDescription,
        RuntimeInformation.FrameworkDescription,
        GCSettings.IsServerGC ? "server" : "workstation",
        Silo.PackageSet.Name);

    private static string CpuName()
    {
        var line = File.ReadLines("/proc/cpuinfo")
            .FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal));
        return line is null ? RuntimeInformation.ProcessArchitecture.ToString() : line.Split(':', 2)[1].Trim();
    }
}
