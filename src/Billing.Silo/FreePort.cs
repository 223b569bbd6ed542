using System.Net;
using System.Net.Sockets;

namespace Billing.Silo;

/// <summary>Finds a port for a silo that runs alone.</summary>
internal static class FreePort
{
    /// <summary><paramref name="wanted"/>, or a free port of the loopback interface where that is 0.</summary>
    public static int Or(int wanted)
    {
        if (wanted != 0)
            return wanted;
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
