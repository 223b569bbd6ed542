using System.Globalization;

namespace Billing.Cluster.Tests.Network;

/// <summary>
/// A network of one run. Each silo has a namespace of its own with two links: one to the bridge of the cluster, where the
/// other silos and this machine (the APIs, the tests) are, one to the bridge of the store, where PostgreSQL listens.
/// Either can be cut and healed alone. Packets are lost in silence, as on a real network: nobody is told.
/// </summary>
internal sealed class ClusterNetwork : IDisposable
{
    private const int FirstSilo = 11;

    // A hardware address that nobody has: what is sent there gets lost on the bridge.
    private const string Nowhere = "02:00:00:00:00:01";

    private readonly string _namespace;
    private readonly string _link;
    private readonly int _siloCount;
    private readonly string _clusterNet;
    private readonly string _storeNet;

    private ClusterNetwork(string space, string link, int siloCount, (string Cluster, string Store) subnets)
    {
        (_namespace, _link, _siloCount) = (space, link, siloCount);
        (_clusterNet, _storeNet) = subnets;
    }

    /// <summary>Where PostgreSQL listens, and to whom.</summary>
    public string StoreAddress => $"{_storeNet}.1";

    /// <summary>From where it is reached.</summary>
    public string StoreSubnet => $"{_storeNet}.0/24";

    public static ClusterNetwork Create(int siloCount)
    {
        Namespaces.RemoveLeftovers();
        var (space, link) = Namespaces.NewNames();
        var network = new ClusterNetwork(space, link, siloCount, FreeSubnets());
        try
        {
            network.Build();
            return network;
        }
        catch (InvalidOperationException)
        {
            network.Dispose();
            throw;
        }
    }

    /// <summary>Where a silo, counted from 0, is reached.</summary>
    public string AddressOf(int silo) => $"{_clusterNet}.{FirstSilo + silo}";

    /// <summary>What to put before a command so that it runs in a silo's namespace.</summary>
    public IReadOnlyList<string> Within(int silo) => ["ip", "netns", "exec", Space(silo)];

    /// <summary>Cuts a silo off from the other silos and from the APIs; it still reaches PostgreSQL.</summary>
    public void CutFromCluster(int silo) => Ip.Run($"link set {Link('c', silo)} down");

    /// <summary>Cuts a silo off from PostgreSQL only.</summary>
    public void CutFromStore(int silo) => Ip.Run($"link set {Link('s', silo)} down");

    /// <summary>Cuts two silos off from each other only: both still reach PostgreSQL, and the APIs reach both.</summary>
    public void Separate(int silo, int other)
    {
        Ip.Run($"-n {Space(silo)} neigh replace {AddressOf(other)} lladdr {Nowhere} dev cluster nud permanent");
        Ip.Run($"-n {Space(other)} neigh replace {AddressOf(silo)} lladdr {Nowhere} dev cluster nud permanent");
    }

    /// <summary>Ends every cut.</summary>
    public void Heal()
    {
        for (var silo = 0; silo < _siloCount; silo++)
        {
            Ip.Run($"link set {Link('c', silo)} up");
            Ip.Run($"link set {Link('s', silo)} up");
            for (var other = 0; other < _siloCount; other++)
                Ip.Try($"-n {Space(silo)} neigh delete {AddressOf(other)} dev cluster");
        }
    }

    public void Dispose()
    {
        for (var silo = 0; silo < _siloCount; silo++)
        {
            if (File.Exists($"/run/netns/{Space(silo)}"))
                Namespaces.Remove(Space(silo));
            // Goes with its namespace, but only a while later.
            Ip.Try($"link delete {Link('c', silo)}");
            Ip.Try($"link delete {Link('s', silo)}");
        }
        Ip.Try($"link delete {_link}c");
        Ip.Try($"link delete {_link}s");
    }

    private void Build()
    {
        Bridge($"{_link}c", _clusterNet);
        Bridge($"{_link}s", _storeNet);
        for (var silo = 0; silo < _siloCount; silo++)
        {
            Ip.Run($"netns add {Space(silo)}");
            Ip.Run($"-n {Space(silo)} link set lo up");
            Attach(silo, 'c', "cluster", $"{AddressOf(silo)}/24");
            Attach(silo, 's', "store", $"{_storeNet}.{FirstSilo + silo}/24");
        }
    }

    private static void Bridge(string name, string subnet)
    {
        Ip.Run($"link add {name} type bridge");
        Ip.Run($"addr add {subnet}.1/24 dev {name}");
        Ip.Run($"link set {name} up");
    }

    private void Attach(int silo, char side, string inside, string address)
    {
        var space = Space(silo);
        Ip.Run($"link add {Link(side, silo)} type veth peer name {inside} netns {space}");
        Ip.Run($"link set {Link(side, silo)} master {_link}{side} up");
        Ip.Run($"-n {space} addr add {address} dev {inside}");
        Ip.Run($"-n {space} link set {inside} up");
    }

    private string Space(int silo) => $"{_namespace}-{silo + 1}";

    private string Link(char side, int silo) => string.Create(CultureInfo.InvariantCulture, $"{_link}{side}{silo + 1}");

    // Two neighbouring subnets of which this machine has no address.
    private static (string Cluster, string Store) FreeSubnets()
    {
        var taken = Ip.Run("-4 -brief addr");
        for (var seed = Environment.ProcessId; ; seed++)
        {
            var second = 64 + (seed / 120 % 64);
            var third = seed % 120 * 2;
            var (cluster, store) = ($"10.{second}.{third}", $"10.{second}.{third + 1}");
            if (!taken.Contains($" {cluster}.", StringComparison.Ordinal) && !taken.Contains($" {store}.", StringComparison.Ordinal))
                return (cluster, store);
        }
    }
}
