using System.ComponentModel;
using System.Runtime.InteropServices;

namespace Billing.Bench.Machine;

/// <summary>Waits for sockets on the calling thread: libc's ppoll.</summary>
internal static partial class Poll
{
    private const int InterruptedBySignal = 4;

    /// <summary>Waits until one is ready, at most so long, under a second.</summary>
    /// <exception cref="Win32Exception">The kernel refused.</exception>
    public static void Wait(Span<Entry> entries, long nanos)
    {
        var most = new TimeSpec { Nanos = Math.Min(nanos, 999_999_999) };
        if (PPoll(ref MemoryMarshal.GetReference(entries), (nuint)entries.Length, in most, 0) >= 0)
            return;
        var error = Marshal.GetLastPInvokeError();
        if (error != InterruptedBySignal)
            throw new Win32Exception(error);
        // Nobody promises what stands there after an interruption.
        foreach (ref var entry in entries)
            entry = Entry.Read(entry.File);
    }

    [LibraryImport("libc", EntryPoint = "ppoll", SetLastError = true)]
    private static partial int PPoll(ref Entry entries, nuint count, in TimeSpec most, nint signals);

    /// <summary>A socket that is waited for: the kernel's pollfd.</summary>
    [StructLayout(LayoutKind.Sequential)]
    public struct Entry
    {
        private const short Readable = 1;

        private int _file;
        private short _wanted;
        private short _seen;

        /// <summary>The file descriptor.</summary>
        public readonly int File => _file;

        /// <summary>Whether something can be read, its end too.</summary>
        public readonly bool IsReady => _seen != 0;

        /// <summary>Waits for something to read.</summary>
        public static Entry Read(int file) => new() { _file = file, _wanted = Readable };
    }

    [StructLayout(LayoutKind.Sequential)]
    private struct TimeSpec
    {
        public long Seconds;
        public long Nanos;
    }
}
