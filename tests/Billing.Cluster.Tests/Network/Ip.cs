using System.Diagnostics;

namespace Billing.Cluster.Tests.Network;

/// <summary>The command <c>ip</c>.</summary>
internal static class Ip
{
    /// <summary>Runs it and answers what it printed; throws with its complaint when it fails.</summary>
    public static string Run(string arguments)
    {
        var (code, output, complaint) = Start(arguments);
        return code == 0 ? output : throw new InvalidOperationException($"ip {arguments}: {complaint}");
    }

    /// <summary>Runs it; false when it fails.</summary>
    public static bool Try(string arguments) => Start(arguments).Code == 0;

    private static (int Code, string Output, string Complaint) Start(string arguments)
    {
        using var ip = Process.Start(new ProcessStartInfo("ip", arguments.Split(' '))
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var complaint = ip.StandardError.ReadToEndAsync();
        var output = ip.StandardOutput.ReadToEnd();
        ip.WaitForExit();
        return (ip.ExitCode, output, complaint.Result.Trim());
    }
}
