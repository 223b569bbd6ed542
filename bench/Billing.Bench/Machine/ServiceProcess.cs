using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Billing.Bench.Machine;

/// <summary>A process that serves HTTP, from its start until it is killed as SIGKILL does, without a word to it.</summary>
internal sealed class ServiceProcess : IAsyncDisposable
{
    public const string AdminKey = "bench-admin-key-0123456789-0123456789";

    private static readonly TimeSpan StartMayTake = TimeSpan.FromSeconds(120);
    private static readonly ConcurrentDictionary<int, Process> Running = new();
    private static volatile bool _over;

    private readonly Process _process;

    private ServiceProcess(Process process, Uri url) => (_process, Url) = (process, url);

    public int Id => _process.Id;

    public Uri Url { get; }

    /// <summary>CPU time since its start.</summary>
    public TimeSpan Cpu => Processes.OfProcess(Id);

    /// <summary>Beside our own folder, where the same build put it.</summary>
    private static string ApiFolder => Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "../../Billing.Api/release"));

    /// <summary>Ours as one process.</summary>
    public static Task<ServiceProcess> StartApi(string connectionString) =>
        StartOurs("Billing.Api.dll", connectionString, []);

    /// <summary>A program of ours.</summary>
    public static Task<ServiceProcess> StartOurs(
        string program, string connectionString, IEnumerable<KeyValuePair<string, string>> settings) =>
        Start([Path.Combine(ApiFolder, program)], connectionString, settings);

    /// <summary>Any program that answers /health/ready.</summary>
    public static async Task<ServiceProcess> Start(
        IEnumerable<string> arguments, string connectionString, IEnumerable<KeyValuePair<string, string>> settings)
    {
        var service = Begin(arguments, connectionString, FreeUrl(), settings);
        try
        {
            await service.WaitUntilReady();
            return service;
        }
        catch
        {
            await service.DisposeAsync();
            throw;
        }
    }

    /// <summary>Ours as one process at an address that outlives it; it is not waited for.</summary>
    public static ServiceProcess BeginApi(string connectionString, Uri url) =>
        Begin([Path.Combine(ApiFolder, "Billing.Api.dll")], connectionString, url, []);

    /// <summary>Ends whatever still runs, when this process ends; nothing starts after it.</summary>
    public static void KillAll()
    {
        _over = true;
        foreach (var process in Running.Values)
            process.Kill();
    }

    /// <summary>An address of this machine on which nobody listens.</summary>
    public static Uri FreeUrl() => new($"http://127.0.0.1:{FreePort()}");

    public static string FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port.ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>Waits until it says that it takes calls.</summary>
    /// <exception cref="InvalidOperationException">It has ended, or is not ready after two minutes.</exception>
    public async Task WaitUntilReady()
    {
        using var http = new HttpClient { BaseAddress = Url, Timeout = TimeSpan.FromSeconds(5) };
        for (var begun = Stopwatch.GetTimestamp(); ; await Task.Delay(20))
        {
            if (_process.HasExited)
                throw new InvalidOperationException($"A process of the service ended with {_process.ExitCode}.");
            if (Stopwatch.GetElapsedTime(begun) > StartMayTake)
                throw new InvalidOperationException($"A process of the service is not ready after {StartMayTake}.");
            try
            {
                using var answer = await http.GetAsync(new Uri("/health/ready", UriKind.Relative));
                if (answer.IsSuccessStatusCode)
                    return;
            }
            catch (Exception fault) when (fault is HttpRequestException or TaskCanceledException)
            {
                // It does not listen yet, or has too little of a busy machine.
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        Running.TryRemove(Id, out _);
        _process.Dispose();
    }

    private static ServiceProcess Begin(
        IEnumerable<string> arguments,
        string connectionString,
        Uri url,
        IEnumerable<KeyValuePair<string, string>> settings)
    {
        if (_over)
            throw new InvalidOperationException("The run is over.");
        var info = new ProcessStartInfo("dotnet", arguments) { WorkingDirectory = ApiFolder };
        info.Environment["BILLING_POSTGRES"] = connectionString;
        info.Environment["BILLING_ADMIN_KEY"] = AdminKey;
        info.Environment["STRIPE_SANDBOX_URL"] = "off";
        info.Environment["ASPNETCORE_URLS"] = url.ToString();
        info.Environment["Logging__LogLevel__Default"] = "Warning";
        foreach (var (name, value) in settings)
            info.Environment[name] = value;
        var service = new ServiceProcess(Process.Start(info)!, url);
        Running[service.Id] = service._process;
        return service;
    }
}
