using System.Net;
using System.Net.Sockets;

namespace Billing.Chaos.Servers;

/// <summary>Ports of this machine that nobody listens on.</summary>
internal static class FreePort
{
    public static Uri Address() => new($"http://127.0.0.1:{Next()}");

    public static int Next()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
