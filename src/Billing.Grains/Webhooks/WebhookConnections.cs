using System.Net;
using System.Net.Sockets;

namespace Billing.Grains.Webhooks;

/// <summary>
/// Opens connections to endpoints, to exactly the address that was looked at: between looking up a name and connecting to it
/// nobody else looks it up (DNS rebinding).
/// </summary>
internal sealed class WebhookConnections(WebhookTargets targets, ResolveHost resolve)
{
    private static readonly TimeSpan Idle = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Oldest = TimeSpan.FromMinutes(2);

    /// <summary>What an HTTP client sends with: no proxy, no redirect, no cookie.</summary>
    public SocketsHttpHandler NewHandler() => new()
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        UseProxy = false,
        AutomaticDecompression = DecompressionMethods.None,
        MaxResponseHeadersLength = 16,
        PooledConnectionIdleTimeout = Idle,
        PooledConnectionLifetime = Oldest,
        ActivityHeadersPropagator = null,
        ConnectCallback = async (context, cancel) => await Connect(context.DnsEndPoint, cancel),
    };

    /// <summary>Connects.</summary>
    /// <exception cref="TargetRefusedException">One of its addresses is not public.</exception>
    internal async Task<NetworkStream> Connect(DnsEndPoint target, CancellationToken cancel)
    {
        var addresses = await resolve(target.Host, cancel);
        if (addresses.Length == 0)
            throw new SocketException((int)SocketError.HostNotFound);
        if (!targets.IsAllowed(target.Host, target.Port) && !Array.TrueForAll(addresses, PublicAddress.Is))
            throw new TargetRefusedException();
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(addresses, target.Port, cancel);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
