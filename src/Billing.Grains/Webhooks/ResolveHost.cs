using System.Net;

namespace Billing.Grains.Webhooks;

/// <summary>Looks up the addresses of a host; tests answer for the name server.</summary>
/// <exception cref="System.Net.Sockets.SocketException">There is no such host, or the name server does not answer.</exception>
internal delegate Task<IPAddress[]> ResolveHost(string host, CancellationToken cancel);
