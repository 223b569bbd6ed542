using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Billing.Bench.Growth;

/// <summary>The service as one process with its silo inside, at an address that it keeps when it is killed and started again.</summary>
internal sealed class RestartableService
{
    public const string AdminKey = "bench-admin-key-0123456789-0123456789";

    private static readonly TimeSpan StartMayTake = TimeSpan.FromSeconds(120);

    private readonly Process _process;
    private readonly Uri _url;

    private RestartableService(Process process, Uri url) => (_process, _url) = (process, url);

    /// <summary>An address of this machine on which nobody listens.</summary>
    public static Uri FreeUrl()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return new Uri($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}");
    }

    public static RestartableService Start(string database, Uri url)
    {
        // Beside our own folder, where the same build put it.
        var folder = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "../../Billing.Api/release"));
        var program = Path.Combine(folder, "Billing.Api.dll");
        var info = new ProcessStartInfo("dotnet", program) { WorkingDirectory = folder };
        info.Environment["BILLING_POSTGRES"] = database;
        info.Environment["BILLING_ADMIN_KEY"] = AdminKey;
        info.Environment["STRIPE_SANDBOX_URL"] = "off";
        info.Environment["ASPNETCORE_URLS"] = url.ToString();
        info.Environment["Logging__LogLevel__Default"] = "Warning";
        return new RestartableService(Process.Start(info)!, url);
    }

    /// <summary>Waits until it says that it takes calls.</summary>
    /// <exception cref="InvalidOperationException">It has ended, or is not ready after two minutes.</exception>
    public async Task WaitUntilReady()
    {
        using var http = new HttpClient { BaseAddress = _url, Timeout = TimeSpan.FromSeconds(5) };
        for (var begun = Stopwatch.GetTimestamp(); ; await Task.Delay(20))
        {
            if (_process.HasExited)
                throw new InvalidOperationException($"The service ended with {_process.ExitCode}.");
            if (Stopwatch.GetElapsedTime(begun) > StartMayTake)
                throw new InvalidOperationException($"The service is not ready after {StartMayTake}.");
            try
            {
                using var answer = await http.GetAsync(new Uri("/health/ready", UriKind.Relative));
                if (answer.IsSuccessStatusCode)
                    return;
            }
            catch (HttpRequestException)
            {
                // It does not listen yet.
            }
        }
    }

    /// <summary>Ends it as SIGKILL does, without a word to it.</summary>
    public async Task Kill()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }
}
