using System.Runtime.InteropServices;

namespace Billing.Bench.Machine;

/// <summary>Where a thread stands in the kernel's line: libc's setpriority.</summary>
internal static partial class Niceness
{
    /// <summary>Lets the calling thread run before most others; only root may, for anybody else nothing changes.</summary>
    public static void BeforeOthers() => _ = SetPriority(0, 0, -10);

    // Process 0 is the calling thread, for to Linux every thread has a niceness of its own.
    [LibraryImport("libc", EntryPoint = "setpriority")]
    private static partial int SetPriority(int kind, int process, int niceness);
}
