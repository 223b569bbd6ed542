using Billing.Bench.Machine;

namespace Billing.Bench.Scaling;

/// <summary>The processes of one topology, started from the folder of the built service.</summary>
internal sealed class Members : IAsyncDisposable
{
    public const string ClusterId = "bench";

    private readonly List<ServiceProcess> _silos = [];
    private readonly List<ServiceProcess> _apis = [];

    /// <summary>Where the API processes listen.</summary>
    public List<Uri> Urls => [.. _apis.Select(api => api.Url)];

    public TimeSpan SiloCpu => Sum(_silos);

    public TimeSpan ApiCpu => Sum(_apis);

    public static async Task<Members> Start(Topology topology, string connectionString)
    {
        var members = new Members();
        try
        {
            for (var i = 0; i < topology.Silos; i++)
                members._silos.Add(await Start("Billing.Silo.dll", connectionString, inCluster: true));
            for (var i = 0; i < topology.Apis; i++)
                members._apis.Add(await Start("Billing.Api.dll", connectionString, topology.IsCluster));
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
            await process.DisposeAsync();
    }

    private static TimeSpan Sum(List<ServiceProcess> processes) =>
        processes.Aggregate(TimeSpan.Zero, (sum, process) => sum + process.Cpu);

    private static Task<ServiceProcess> Start(string program, string connectionString, bool inCluster)
    {
        var settings = new Dictionary<string, string>();
        if (inCluster)
        {
            settings["BILLING_CLUSTER_ID"] = ClusterId;
            settings["BILLING_SILO_ADDRESS"] = "127.0.0.1";
            settings["BILLING_SILO_PORT"] = ServiceProcess.FreePort();
            settings["BILLING_GATEWAY_PORT"] = ServiceProcess.FreePort();
        }
        return ServiceProcess.StartOurs(program, connectionString, settings);
    }
}
