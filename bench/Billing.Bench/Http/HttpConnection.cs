using System.Buffers.Text;
using System.Net;
using System.Net.Sockets;

namespace Billing.Bench.Http;

/// <summary>An answer; its body lies in the connection's buffer until the next call.</summary>
internal readonly record struct HttpReply(int Status, bool Replayed, ReadOnlyMemory<byte> Body);

/// <summary>
/// One connection of HTTP/1.1 that is kept, one call at a time, and no more of the protocol than our servers speak: the
/// load generator shares its cores with what it measures.
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
        var (length, head) = (0, -1);
        while (head < 0)
        {
            length += await Receive(length);
            head = _buffer.AsSpan(0, length).IndexOf("\r\n\r\n"u8);
        }
        var body = head + 4;
        var end = body + ContentLength(_buffer.AsSpan(0, body));
        while (length < end)
        {
            if (_buffer.Length < end)
                Array.Resize(ref _buffer, Math.Max(end, 2 * _buffer.Length));
            length += await Receive(length);
        }
        return ReplyOf(body, end);
    }

    public ValueTask DisposeAsync()
    {
        _socket.Dispose();
        return ValueTask.CompletedTask;
    }

    private async ValueTask<int> Receive(int at)
    {
        var received = await _socket.ReceiveAsync(_buffer.AsMemory(at), SocketFlags.None);
        return received > 0 ? received : throw new IOException("The server ended the connection, or its head is too long.");
    }

    private HttpReply ReplyOf(int body, int end)
    {
        // HTTP/1.1 201 Created
        if (!Utf8Parser.TryParse(_buffer.AsSpan(9, 3), out int status, out _))
            throw new FormatException("An answer without a status.");
        var replayed = _buffer.AsSpan(0, body).IndexOf("\r\nIdempotent-Replayed: true"u8) > 0;
        return new HttpReply(status, replayed, _buffer.AsMemory(body, end - body));
    }

    private static int ContentLength(ReadOnlySpan<byte> head)
    {
        var name = "\r\nContent-Length: "u8;
        var at = head.IndexOf(name);
        return at >= 0 && Utf8Parser.TryParse(head[(at + name.Length)..], out int length, out _)
            ? length
            : throw new FormatException("An answer without a Content-Length.");
    }
}
