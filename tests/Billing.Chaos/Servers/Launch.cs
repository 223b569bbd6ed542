using System.Diagnostics;
using System.Globalization;

namespace Billing.Chaos.Servers;

/// <summary>Starts child processes, as the user <c>postgres</c> where asked and root.</summary>
internal static class Launch
{
    public static bool IsRoot { get; } = Environment.UserName == "root";

    /// <summary>Starts a process whose output goes to a file. Its id is the program's own: the shell becomes it.</summary>
    public static Process ToFile(
        string logFile, bool asPostgres, IEnumerable<string> command, IReadOnlyDictionary<string, string>? environment = null)
    {
        var info = new ProcessStartInfo("/bin/sh") { WorkingDirectory = "/", UseShellExecute = false };
        foreach (var argument in (string[])["-c", "exec \"$@\" >>\"$0\" 2>&1 </dev/null", logFile, .. As(asPostgres, command)])
            info.ArgumentList.Add(argument);
        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
            info.Environment[name] = value;
        return Process.Start(info) ?? throw new InvalidOperationException("/bin/sh did not start");
    }

    /// <summary>Runs a command to its end; throws with its log when it fails.</summary>
    public static async Task Run(string logFile, bool asPostgres, params string[] command)
    {
        using var process = ToFile(logFile, asPostgres, command);
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{command[0]} failed:\n{await File.ReadAllTextAsync(logFile)}");
    }

    /// <summary>The ids of the processes that this one started and that are still there.</summary>
    public static List<int> ChildrenOf(int processId)
    {
        var children = new List<int>();
        foreach (var folder in Directory.EnumerateDirectories("/proc"))
        {
            if (!int.TryParse(Path.GetFileName(folder), NumberStyles.None, CultureInfo.InvariantCulture, out var id))
                continue;
            if (ParentOf(folder) == processId)
                children.Add(id);
        }
        return children;
    }

    /// <summary>The ids of the processes whose working folder is this one: for a data folder, all of its PostgreSQL.</summary>
    public static List<int> RunningIn(string folder)
    {
        var running = new List<int>();
        foreach (var process in Directory.EnumerateDirectories("/proc"))
        {
            if (int.TryParse(Path.GetFileName(process), NumberStyles.None, CultureInfo.InvariantCulture, out var id)
                && FolderOf(process) == folder)
            {
                running.Add(id);
            }
        }
        return running;
    }

    /// <summary>kill -9; a process that is gone already is fine.</summary>
    public static void Kill(int processId)
    {
        try
        {
            using var process = Process.GetProcessById(processId);
            process.Kill();
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException)
        {
            // It ended between being listed and being killed.
        }
    }

    /// <summary>Sends a signal, such as <c>STOP</c>; throws when the process is gone.</summary>
    public static void Signal(int processId, string name)
    {
        using var kill = Process.Start("kill", [$"-{name}", processId.ToString(CultureInfo.InvariantCulture)]);
        kill.WaitForExit();
        if (kill.ExitCode != 0)
            throw new InvalidOperationException($"kill -{name} {processId} failed");
    }

    // The name in stat may hold blanks and brackets; what follows the last bracket is regular: state, parent, ...
    private static int ParentOf(string folder)
    {
        try
        {
            var stat = File.ReadAllText(Path.Combine(folder, "stat"));
            return int.Parse(stat[(stat.LastIndexOf(')') + 2)..].Split(' ')[1], CultureInfo.InvariantCulture);
        }
        catch (IOException)
        {
            return 0;
        }
    }

    // A process that has ended, or is another user's, shows none.
    private static string? FolderOf(string process)
    {
        try
        {
            return new FileInfo(Path.Combine(process, "cwd")).LinkTarget;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static IEnumerable<string> As(bool postgres, IEnumerable<string> command) =>
        postgres && IsRoot
            ? ["setpriv", "--reuid=postgres", "--regid=postgres", "--init-groups", "--", .. command]
            : command;
}
