using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Billing.Bench.Machine;

namespace Billing.Bench.Scaling;

/// <summary>The processes of one topology, started from the folder of the built service.</summary>
internal sealed class Members : IAsyncDisposable
{
    public const string ClusterId = "bench";
    public const string AdminKey = "bench-admin-key-0123456789-0123456789";

    private static readonly TimeSpan StartMayTake = TimeSpan.FromSeconds(60);

    private readonly List<Process> _silos = [];
    private readonly List<Process> _apis = [];

    /// <summary>Where the API processes listen.</summary>
    public List<Uri> Urls { get; } = [];

    public TimeSpan SiloCpu => Sum(_silos);

    public TimeSpan ApiCpu => Sum(_apis);

    public static async Task<Members> Start(Topology topology, string connectionString)
    {
        var members = new Members();
        try
        {
            for (var i = 0; i < topology.Silos; i++)
                await Add(members._silos, "Billing.Silo.dll", connectionString, inCluster: true);
            for (var i = 0; i < topology.Apis; i++)
                members.Urls.Add(await Add(members._apis, "Billing.Api.dll", connectionString, topology.IsCluster));
            return members;
        }
        catch
        {
            await members.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var process in _apis.Concat(_silos))
        {
            process.Kill();
            await process.WaitForExitAsync();
            process.Dispose();
        }
    }

    private static TimeSpan Sum(List<Process> processes) =>
        processes.Aggregate(TimeSpan.Zero, (sum, process) => sum + Processes.OfProcess(process.Id));

    private static async Task<Uri> Add(List<Process> list, string program, string connectionString, bool inCluster)
    {
        var url = new Uri($"http://127.0.0.1:{FreePort()}");
        // Beside our own folder, where the same build put it.
        var folder = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "../../Billing.Api/release"));
        var info = new ProcessStartInfo("dotnet", Path.Combine(folder, program)) { WorkingDirectory = folder };
        info.Environment["BILLING_POSTGRES"] = connectionString;
        info.Environment["BILLING_ADMIN_KEY"] = AdminKey;
        info.Environment["STRIPE_SANDBOX_URL"] = "off";
        info.Environment["ASPNETCORE_URLS"] = url.ToString();
        info.Environment["Logging__LogLevel__Default"] = "Warning";
        if (inCluster)
        {
            info.Environment["BILLING_CLUSTER_ID"] = ClusterId;
            info.Environment["BILLING_SILO_ADDRESS"] = "127.0.0.1";
            info.Environment["BILLING_SILO_PORT"] = FreePort();
            info.Environment["BILLING_GATEWAY_PORT"] = FreePort();
        }
        var process = Process.Start(info)!;
        list.Add(process);
        await WaitUntilReady(process, url);
        return url;
    }

    private static async Task WaitUntilReady(Process process, Uri url)
    {
        using var http = new HttpClient { BaseAddress = url, Timeout = TimeSpan.FromSeconds(5) };
        for (var begun = Stopwatch.GetTimestamp(); ; await Task.Delay(100))
        {
            if (process.HasExited)
                throw new InvalidOperationException($"A process of the service ended with {process.ExitCode}.");
            if (Stopwatch.GetElapsedTime(begun) > StartMayTake)
                throw new InvalidOperationException($"A process of the service is not ready after {StartMayTake}.");
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

    private static string FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port.ToString(CultureInfo.InvariantCulture);
    }
}
