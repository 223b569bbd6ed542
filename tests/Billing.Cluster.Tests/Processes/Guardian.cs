using System.Diagnostics;

namespace Billing.Cluster.Tests.Processes;

/// <summary>Ends what a stage started when the test process is killed before it could: it waits for the end of its input.</summary>
internal sealed class Guardian : IAsyncDisposable
{
    /// <summary>The variable that marks the processes of a stage with its folder.</summary>
    public const string Mark = "BILLING_TEST_STAGE";

    private const string Script =
        """
        cat > /dev/null
        for process in /proc/[0-9]*; do
          if grep -qsaF "BILLING_TEST_STAGE=$0" "$process/environ" || [ "$(readlink "$process/cwd")" = "$0/pg/data" ]; then
            kill -KILL "${process#/proc/}"
          fi
        done
        """;

    private readonly Process _shell;

    public Guardian(string folder)
    {
        var start = new ProcessStartInfo("/bin/sh", ["-c", Script, folder])
        {
            RedirectStandardInput = true,
            RedirectStandardError = true,
            WorkingDirectory = "/",
        };
        _shell = Process.Start(start)!;
    }

    public async ValueTask DisposeAsync()
    {
        _shell.StandardInput.Close();
        await _shell.WaitForExitAsync();
        _shell.Dispose();
    }
}
