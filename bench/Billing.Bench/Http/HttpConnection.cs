using System.Net;
using System.Net.Sockets;

namespace Billing.Bench.Http;

/// <summary>
/// One connection of HTTP/1.1 that is kept, one call at a time, and as lean as can be: the load generator shares its cores
/// with what it measures.
/// </summary>
internal sealed class HttpConnection : IAsyncDisposable
{
    private readonly Socket _socket = new(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private byte[] _buffer = new byte[4096];

    private HttpConnection()
    {
    }

    public static async Task<HttpConnection> Open(Uri url)
    {
        var connection = new HttpConnection();
        await connection._socket.ConnectAsync(new IPEndPoint(IPAddress.Parse(url.Host), url.Port));
        return connection;
    }

    /// <summary>Sends a request as it is and reads the whole answer.</summary>
    public async ValueTask<HttpReply> Send(ReadOnlyMemory<byte> request)
    {
        while (!request.IsEmpty)
            request = request[await _socket.SendAsync(request, SocketFlags.None)..];
        for (var length = 0; ;)
        {
            if (length == _buffer.Length)
                Array.Resize(ref _buffer, 2 * length);
            length += await Receive(length);
            if (HttpReply.Read(_buffer.AsMemory(0, length)) is { } reply)
                return reply;
        }
    }

    public ValueTask DisposeAsync()
    {
        _socket.Dispose();
        return ValueTask.CompletedTask;
    }

    private async ValueTask<int> Receive(int at)
    {
        var received = await _socket.ReceiveAsync(_buffer.AsMemory(at), SocketFlags.None);
        return received > 0 ? received : throw new IOException("The server ended the connection.");
    }
}
