using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Billing.Chaos.Servers;

/// <summary>The built service as a process of its own that can be killed and started again on the same address.</summary>
internal sealed class ServiceProcess(string dll, string connectionString, string logFile) : IAsyncDisposable
{
    public const string AdminKey = "chaos-admin-key-0123456789-0123456789";

    private Process? _process;
    private bool _wasReady;

    public Uri Address { get; } = new($"http://127.0.0.1:{FreePort()}");

    /// <summary>How often it ended by itself before it was ready, because PostgreSQL was away: a supervisor starts it again.</summary>
    public int FailedStarts { get; private set; }

    private bool IsRunning => _process is { HasExited: false };

    public void Start()
    {
        _wasReady = false;
        _process = Launch.ToFile(
            logFile,
            asPostgres: false,
            ["dotnet", dll],
            new Dictionary<string, string>
            {
                ["BILLING_POSTGRES"] = connectionString,
                ["BILLING_ADMIN_KEY"] = AdminKey,
                ["ASPNETCORE_URLS"] = Address.ToString(),
                ["Logging__LogLevel__Default"] = "Warning",
            });
    }

    /// <summary>kill -9. Ending by itself once it was ready is a failure of the run.</summary>
    public async Task Kill()
    {
        if (_process is not { } process)
            return;
        if (process.HasExited && _wasReady)
            throw new InvalidOperationException($"The service ended by itself. The end of {logFile}:\n{LogTail()}");
        process.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
        _process = null;
    }

    /// <summary>Waits until it says that it is ready; throws with its log when it dies or takes longer than a minute.</summary>
    public async Task WaitUntilReady(CancellationToken cancellationToken)
    {
        using var http = new HttpClient { BaseAddress = Address, Timeout = TimeSpan.FromSeconds(5) };
        var patience = Stopwatch.StartNew();
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            RestartAfterFailedStart();
            try
            {
                using var answer = await http.GetAsync("/health/ready", cancellationToken);
                if (answer.IsSuccessStatusCode)
                {
                    _wasReady = true;
                    return;
                }
            }
            catch (Exception e) when (e is HttpRequestException or TaskCanceledException)
            {
                // Not there yet.
            }
            if (patience.Elapsed > TimeSpan.FromMinutes(1))
                throw new InvalidOperationException($"The service did not become ready. The end of {logFile}:\n{LogTail()}");
            await Task.Delay(50, cancellationToken);
        }
    }

    public async ValueTask DisposeAsync()
    {
        _wasReady = false;
        await Kill();
    }

    private void RestartAfterFailedStart()
    {
        if (IsRunning)
            return;
        if (_wasReady || FailedStarts > 20)
            throw new InvalidOperationException($"The service ended by itself. The end of {logFile}:\n{LogTail()}");
        FailedStarts++;
        Start();
    }

    private string LogTail() => string.Join('\n', File.ReadLines(logFile).TakeLast(40));

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
