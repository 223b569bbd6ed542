using System.Globalization;

namespace Billing.Cluster.Tests.Network;

/// <summary>Network namespaces and bridges of test runs. Their names carry the id of the test process.</summary>
internal static class Namespaces
{
    private const string NamespacePrefix = "billing-";
    private const string LinkPrefix = "bl";

    private static readonly Lazy<string?> Reason = new(Probe);
    private static int _made;

    /// <summary>Why none can be made, or null.</summary>
    public static string? WhyNone => Reason.Value;

    /// <summary>A name that no other run has, to begin names of namespaces and links with. A link's may have 15 letters.</summary>
    public static (string Namespace, string Link) NewNames()
    {
        var number = Interlocked.Increment(ref _made);
        return ($"{NamespacePrefix}{Environment.ProcessId}-{number}", $"{LinkPrefix}{Environment.ProcessId}x{number}");
    }

    /// <summary>Removes what runs left behind that were killed: the processes in a namespace, it, and the bridges.</summary>
    public static void RemoveLeftovers()
    {
        foreach (var name in Named("netns list", NamespacePrefix).Where(name => IsLeftover(name[NamespacePrefix.Length..])))
            Remove(name);
        foreach (var link in Named("-brief link show type bridge", LinkPrefix).Where(name => IsLeftover(name[LinkPrefix.Length..])))
            Ip.Try($"link delete {link}");
    }

    /// <summary>Kills the processes in a namespace and removes it, and with it its links.</summary>
    public static void Remove(string name)
    {
        foreach (var id in Ip.Run($"netns pids {name}").Split('\n', StringSplitOptions.RemoveEmptyEntries))
            Chaos.Servers.Launch.Kill(int.Parse(id, CultureInfo.InvariantCulture));
        Ip.Run($"netns delete {name}");
    }

    private static IEnumerable<string> Named(string list, string prefix) =>
        Ip.Run(list).Split('\n').Select(line => line.Split(' ', '@')[0]).Where(name => name.StartsWith(prefix, StringComparison.Ordinal));

    // What follows the prefix begins with the id of the process that made it.
    private static bool IsLeftover(string rest)
    {
        var digits = new string([.. rest.TakeWhile(char.IsAsciiDigit)]);
        return digits.Length > 0 && rest.Length > digits.Length && !Directory.Exists($"/proc/{digits}");
    }

    private static string? Probe()
    {
        if (!Environment.IsPrivilegedProcess)
            return "needs root: a network namespace for each silo";
        var paths = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':');
        if (!paths.Any(path => File.Exists(Path.Combine(path, "ip"))))
            return "needs the command ip (package iproute2): a network namespace for each silo";
        var probe = $"{NamespacePrefix}{Environment.ProcessId}-probe";
        return Ip.Try($"netns add {probe}") && Ip.Try($"netns delete {probe}")
            ? null
            : "this machine lets nobody make network namespaces (ip netns add fails)";
    }
}
