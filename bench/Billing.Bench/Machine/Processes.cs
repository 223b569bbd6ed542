using System.Globalization;

namespace Billing.Bench.Machine;

/// <summary>CPU time since start: of this process, of PostgreSQL, and of everything on the machine.</summary>
/// <param name="Self">This process: load generator and, for calls of a silo, the silo.</param>
/// <param name="Postgres">PostgreSQL with all its processes; zero where it runs on another machine.</param>
/// <param name="Machine">Everything that ran.</param>
/// <param name="AllocatedBytes">What this process allocated.</param>
internal readonly record struct Usage(TimeSpan Self, TimeSpan Postgres, TimeSpan Machine, long AllocatedBytes)
{
    /// <summary>The process that serves, where it is not this one.</summary>
    public TimeSpan Service { get; init; }

    /// <summary>Processes that this one started and that have ended.</summary>
    public TimeSpan Children { get; init; }

    /// <summary>What the host of this virtual machine gave to others while something here wanted to run.</summary>
    public TimeSpan Stolen { get; init; }

    /// <summary>The share of the machine that its host withheld in that time: what waits for it shows as latency.</summary>
    public double StolenShare(TimeSpan elapsed) => Stolen / (elapsed * Environment.ProcessorCount);

    /// <summary>The share of the machine that everything used in that time.</summary>
    public double UsedShare(TimeSpan elapsed) => Machine / (elapsed * Environment.ProcessorCount);

    /// <summary>The share of the machine that none of these used in that time.</summary>
    public double OthersShare(TimeSpan elapsed) =>
        Math.Max(0, (Machine - Self - Postgres - Service - Children) / (elapsed * Environment.ProcessorCount));

    public static Usage operator -(Usage a, Usage b) =>
        new(a.Self - b.Self, a.Postgres - b.Postgres, a.Machine - b.Machine, a.AllocatedBytes - b.AllocatedBytes)
        {
            Service = a.Service - b.Service,
            Children = a.Children - b.Children,
            Stolen = a.Stolen - b.Stolen,
        };
}

/// <summary>Reads CPU time from /proc.</summary>
/// <param name="postmaster">PostgreSQL's first process, or null where it runs on another machine.</param>
internal sealed class Processes(int? postmaster)
{
    private const int TicksPerSecond = 100;

    // ".NET Tiered Compilation Worker", of which the kernel keeps 15 characters.
    private const string Compiler = ".NET Tiered Com";

    public Usage Read(int? service = null)
    {
        var (used, stolen) = OfMachine();
        return new(Environment.CpuUsage.TotalTime, OfPostgres(), used, GC.GetTotalAllocatedBytes())
        {
            Service = service is { } id ? OfProcess(id) : TimeSpan.Zero,
            Children = Time(Stat(Environment.ProcessId)?.TicksOfEnded ?? 0),
            Stolen = stolen,
        };
    }

    /// <summary>The parent of a process on this machine, if it is what <paramref name="name"/> says.</summary>
    public static int? ParentOf(int id, string name) => Stat(id) is { } stat && stat.Name == name ? stat.Parent : null;

    /// <summary>CPU time of a process since its start; zero where it has ended.</summary>
    public static TimeSpan OfProcess(int id) => Time(Stat(id)?.Ticks ?? 0);

    /// <summary>CPU time of the threads of a .NET process that compile its hot code again; it drops when one ends.</summary>
    public static TimeSpan OfCompiler(int id)
    {
        var tasks = $"/proc/{id}/task";
        return Directory.Exists(tasks)
            ? Time(Directory.EnumerateDirectories(tasks).Sum(task => Stat(task) is { Name: Compiler } stat ? stat.Ticks : 0))
            : TimeSpan.Zero;
    }

    /// <summary>CPU time of PostgreSQL since its start.</summary>
    public TimeSpan OfPostgres() => postmaster is { } id ? OfPostgres(id) : TimeSpan.Zero;

    /// <summary>The machine's load average over one minute.</summary>
    public static double Load() =>
        double.Parse(File.ReadAllText("/proc/loadavg").Split(' ')[0], CultureInfo.InvariantCulture);

    // The time of children that have ended is in the postmaster's own record.
    private static TimeSpan OfPostgres(int postmaster)
    {
        var ticks = Stat(postmaster) is { } own ? own.Ticks + own.TicksOfEnded : 0;
        foreach (var folder in Directory.EnumerateDirectories("/proc"))
        {
            if (int.TryParse(Path.GetFileName(folder), out var id) && Stat(id) is { } stat && stat.Parent == postmaster)
                ticks += stat.Ticks + stat.TicksOfEnded;
        }
        return Time(ticks);
    }

    // user nice system idle iowait irq softirq steal: all but idle and iowait, which are no work, and steal, not ours.
    private static (TimeSpan Used, TimeSpan Stolen) OfMachine()
    {
        var ticks = File.ReadLines("/proc/stat").First().Split(' ', StringSplitOptions.RemoveEmptyEntries).Skip(1)
            .Select(text => long.Parse(text, CultureInfo.InvariantCulture))
            .ToArray();
        return (Time(ticks[0] + ticks[1] + ticks[2] + ticks[5] + ticks[6]), Time(ticks[7]));
    }

    private static ProcessStat? Stat(int id) => Stat($"/proc/{id}");

    private static ProcessStat? Stat(string folder)
    {
        try
        {
            var text = File.ReadAllText(Path.Combine(folder, "stat"));
            var name = text[(text.IndexOf('(', StringComparison.Ordinal) + 1)..text.LastIndexOf(')')];
            var fields = text[(text.LastIndexOf(')') + 2)..].Split(' ');
            long Field(int number) => long.Parse(fields[number - 3], CultureInfo.InvariantCulture);
            return new ProcessStat(name, (int)Field(4), Field(14) + Field(15), Field(16) + Field(17));
        }
        catch (IOException)
        {
            // It has ended meanwhile.
            return null;
        }
    }

    private static TimeSpan Time(long ticks) => TimeSpan.FromSeconds((double)ticks / TicksPerSecond);

    private sealed record ProcessStat(string Name, int Parent, long Ticks, long TicksOfEnded);
}
