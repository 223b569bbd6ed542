using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Billing.Chaos.Servers;

namespace Billing.Cluster.Tests.Network;

/// <summary>A scenario whose network is not cut shows nothing: what is cut is cut, and only that.</summary>
public sealed class ClusterNetworkTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(700);
    private static readonly TimeSpan LongPatience = TimeSpan.FromSeconds(15);

    [NamespaceFact]
    public async Task What_is_cut_is_cut_alone_and_heals()
    {
        using var network = ClusterNetwork.Create(siloCount: 2);
        // Anything that is listened to answers; a silo's own port is asked from here, PostgreSQL's from a silo.
        using var store = new TcpListener(IPAddress.Parse(network.StoreAddress), 0);
        store.Start();
        var port = ((IPEndPoint)store.LocalEndpoint).Port;

        Assert.True(await InTheEnd(() => Reaches(network, 0, network.StoreAddress, port)));
        network.CutFromStore(0);
        Assert.False(await Reaches(network, 0, network.StoreAddress, port));
        Assert.True(await InTheEnd(() => Reaches(network, 1, network.StoreAddress, port)));
        Assert.True(await InTheEnd(() => Finds(network, 0, network.AddressOf(1))));

        network.Heal();
        Assert.True(await InTheEnd(() => Reaches(network, 0, network.StoreAddress, port)));
        network.CutFromCluster(0);
        Assert.False(await Finds(network, 0, network.AddressOf(1)));
        Assert.True(await InTheEnd(() => Reaches(network, 0, network.StoreAddress, port)));

        network.Heal();
        network.Separate(0, 1);
        Assert.False(await Finds(network, 0, network.AddressOf(1)));
        Assert.False(await Finds(network, 1, network.AddressOf(0)));
        Assert.True(await InTheEnd(() => Reaches(network, 1, network.StoreAddress, port)));
        network.Heal();
        Assert.True(await InTheEnd(() => Finds(network, 0, network.AddressOf(1))));
    }

    // A link that was just set up loses its first packets, and who asked with one of them waits a second for the next.
    private static async Task<bool> InTheEnd(Func<Task<bool>> holds)
    {
        for (var begun = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(begun) < LongPatience;)
        {
            if (await holds())
                return true;
        }
        return false;
    }

    private static async Task<bool> Reaches(ClusterNetwork network, int silo, string address, int port) =>
        await Connect(network, silo, address, port) == 0;

    // Nobody listens there: a machine that is reached says so at once, one that is not says nothing.
    private static async Task<bool> Finds(ClusterNetwork network, int silo, string address) =>
        await Connect(network, silo, address, 9) == 1;

    private static async Task<int> Connect(ClusterNetwork network, int silo, string address, int port)
    {
        string[] command =
        [
            .. network.Within(silo), "timeout", $"{Patience.TotalSeconds}", "bash", "-c", $"exec 3<>/dev/tcp/{address}/{port}",
        ];
        using var process = Launch.ToFile("/dev/null", asPostgres: false, command);
        await process.WaitForExitAsync();
        return process.ExitCode;
    }
}
