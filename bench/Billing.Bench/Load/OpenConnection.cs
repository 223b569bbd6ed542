using System.Net;
using System.Net.Sockets;
using Billing.Bench.Http;
using Billing.Bench.Targets;

namespace Billing.Bench.Load;

/// <summary>A connection whose caller sends and reads by itself, when the kernel says that there is something to read.</summary>
internal sealed class OpenConnection : IDisposable
{
    private readonly Socket _socket = new(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private readonly byte[] _buffer = new byte[4096];
    private int _received;

    public OpenConnection(Uri url) => _socket.Connect(new IPEndPoint(IPAddress.Parse(url.Host), url.Port));

    /// <summary>When the call that is on its way was due, as a timestamp.</summary>
    public long Due { get; private set; }

    /// <summary>Number of the account that it debits.</summary>
    public int Account { get; private set; }

    /// <summary>Which of the caller's debits it is.</summary>
    public int Number { get; private set; }

    /// <summary>The file descriptor.</summary>
    public int File => (int)_socket.Handle;

    /// <summary>Sends a call.</summary>
    public void Send(Debit debit, int account, int number, long due)
    {
        (Account, Number, Due, _received) = (account, number, due, 0);
        // The answer has not begun to come: the buffer is free.
        var length = HttpUse.Write(debit, _buffer);
        _socket.Send(_buffer.AsSpan(0, length));
    }

    /// <summary>Reads what has come; null while it is not the whole answer.</summary>
    /// <exception cref="IOException">The server ended the connection, or the answer is too long.</exception>
    public Answer? Receive()
    {
        var received = _socket.Receive(_buffer.AsSpan(_received));
        if (received == 0)
            throw new IOException("The server ended the connection, or its answer is too long.");
        _received += received;
        return HttpReply.Read(_buffer.AsMemory(0, _received)) is { } reply ? HttpUse.Read(reply) : null;
    }

    public void Dispose() => _socket.Dispose();
}
