using Billing.Chaos.Servers;
using Billing.Cluster.Tests.Network;

namespace Billing.Cluster.Tests.Processes;

/// <summary>The programs of a scenario with their settings.</summary>
internal sealed class ClusterPrograms(ClusterShape shape, string folder, PostgresServer postgres, ClusterNetwork? network)
{
    private const string Pepper = "cluster-tests-pepper-0123456789";

    // A silo starts when the list of members lets it: after a partition that may take a while.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private int _alone;

    /// <summary>A silo, counted from 0; in its own namespace where the scenario has a network.</summary>
    public ServiceProgram Silo(int number)
    {
        var host = network?.AddressOf(number) ?? "127.0.0.1";
        var settings = new Dictionary<string, string>(shape.Settings)
        {
            ["BILLING_POSTGRES"] = network is null ? postgres.ConnectionString : postgres.DoorConnectionString,
            ["BILLING_CLUSTER_ID"] = ClusterOf(number),
            ["BILLING_SILO_ADDRESS"] = host,
            ["BILLING_SILO_PORT"] = $"{FreePort.Next()}",
            ["BILLING_GATEWAY_PORT"] = $"{FreePort.Next()}",
            ["BILLING_ADMIN_KEY"] = ServiceProcess.AdminKey,
            ["STRIPE_SANDBOX_URL"] = "off",
            ["BILLING_KEY_PEPPER"] = Pepper,
        };
        var address = network is null ? FreePort.Address() : new Uri($"http://{host}:8081");
        return Of(Programs.Silo, address, $"silo-{number + 1}", settings) with
        {
            Within = network?.Within(number) ?? [],
            IsSupervised = true,
        };
    }

    /// <summary>An API, counted from 0: a client of its cluster, in the network of this machine.</summary>
    public ServiceProgram Api(int number) => Of(
        Programs.Api,
        FreePort.Address(),
        $"api-{number + 1}",
        new Dictionary<string, string>(shape.Settings)
        {
            ["BILLING_POSTGRES"] = postgres.ConnectionString,
            ["BILLING_CLUSTER_ID"] = ClusterOf(number),
        });

    /// <summary>The service as one process.</summary>
    public ServiceProgram Alone(string dll) => Of(
        dll,
        FreePort.Address(),
        $"alone-{++_alone}",
        new Dictionary<string, string>
        {
            ["BILLING_POSTGRES"] = postgres.ConnectionString,
            ["BILLING_ADMIN_KEY"] = ServiceProcess.AdminKey,
            ["STRIPE_SANDBOX_URL"] = "off",
            ["BILLING_KEY_PEPPER"] = Pepper,
        });

    private string ClusterOf(int number) => $"cluster-{(number % shape.Clusters) + 1}";

    private ServiceProgram Of(string dll, Uri address, string name, Dictionary<string, string> settings)
    {
        settings[Guardian.Mark] = folder;
        return new ServiceProgram(dll, address, Path.Combine(folder, $"{name}.log"), settings) { Patience = Patience };
    }
}
