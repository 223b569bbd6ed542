using System.Collections.Immutable;
using System.Net;
using System.Net.Sockets;

namespace Billing.Grains.Webhooks;

/// <summary>Tells addresses of the public Internet from all others (spec/SECURITY.md, SSRF).</summary>
internal static class PublicAddress
{
    // What IANA's special-purpose registries do not call globally reachable, multicast, and the reserved rest.
    private static readonly ImmutableArray<IPNetwork> Refused =
    [
        .. new[]
        {
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24",
            "192.0.2.0/24", "192.31.196.0/24", "192.52.193.0/24", "192.88.99.0/24", "192.168.0.0/16", "192.175.48.0/24",
            "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
            "::/128", "::1/128", "64:ff9b:1::/48", "100::/64", "2001::/23", "2001:db8::/32", "2620:4f:8000::/48",
            "3fff::/20", "5f00::/16", "fc00::/7", "fe80::/10", "fec0::/10", "ff00::/8",
        }.Select(IPNetwork.Parse),
    ];

    private static readonly IPNetwork Nat64 = IPNetwork.Parse("64:ff9b::/96");
    private static readonly IPNetwork SixToFour = IPNetwork.Parse("2002::/16");
    private static readonly IPNetwork Compatible = IPNetwork.Parse("::/96");

    /// <summary>Whether it is one that anybody on the Internet could be at.</summary>
    public static bool Is(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6)
            return Is(address.MapToIPv4());
        if (Refused.Any(network => network.Contains(address)))
            return false;
        return Inside(address) is not { } inside || Is(inside);
    }

    // The IPv4 address that a gateway would make of it, or null.
    private static IPAddress? Inside(IPAddress address)
    {
        if (address.AddressFamily != AddressFamily.InterNetworkV6)
            return null;
        var bytes = address.GetAddressBytes();
        if (SixToFour.Contains(address))
            return new IPAddress(bytes.AsSpan(2, 4));
        return Nat64.Contains(address) || Compatible.Contains(address) ? new IPAddress(bytes.AsSpan(12, 4)) : null;
    }
}
