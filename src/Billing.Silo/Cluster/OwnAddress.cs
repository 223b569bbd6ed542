using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;
using Microsoft.Extensions.Options;

namespace Billing.Silo.Cluster;

/// <summary>The address at which other processes reach this silo.</summary>
internal static class OwnAddress
{
    /// <summary>The setting that names it.</summary>
    public const string Setting = "BILLING_SILO_ADDRESS";

    /// <summary>The address that was set, the first one of a host name that was set, or this machine's own.</summary>
    /// <exception cref="OptionsValidationException">The host name has no IPv4 address.</exception>
    public static IPAddress Of(string? set)
    {
        if (string.IsNullOrEmpty(set))
            return Mine().FirstOrDefault(address => !IPAddress.IsLoopback(address)) ?? IPAddress.Loopback;
        return IPAddress.TryParse(set, out var address) ? address : Resolve(set);
    }

    /// <summary>Whether one can listen at it: where it is another's, such as a router's, the silo listens at all of its own.</summary>
    public static bool IsMine(IPAddress address) => IPAddress.IsLoopback(address) || Mine().Contains(address);

    private static IPAddress Resolve(string host)
    {
        try
        {
            return Dns.GetHostAddresses(host, AddressFamily.InterNetwork).FirstOrDefault() ?? throw Unknown(host);
        }
        catch (SocketException)
        {
            throw Unknown(host);
        }
    }

    private static OptionsValidationException Unknown(string host) =>
        new("", typeof(OwnAddress), [$"{Setting} is '{host}', which is no address and no host that has an IPv4 one."]);

    // Those with a way out first: a bridge of containers on the same machine has none.
    private static IEnumerable<IPAddress> Mine() => NetworkInterface.GetAllNetworkInterfaces()
        .Where(link => link.OperationalStatus == OperationalStatus.Up)
        .Select(link => link.GetIPProperties())
        .OrderByDescending(properties => properties.GatewayAddresses.Count)
        .SelectMany(properties => properties.UnicastAddresses)
        .Select(unicast => unicast.Address)
        .Where(address => address.AddressFamily == AddressFamily.InterNetwork);
}
