using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace Billing.Testing;

/// <summary>
/// Stands between a client and a server and cuts where a network may: after the request arrived, before its answer did.
/// </summary>
public sealed class TcpProxy : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly ConcurrentDictionary<Pair, bool> _pairs = new();
    private readonly EndPoint _server;
    private readonly Task _accept;
    private volatile byte[]? _cutBehind;
    private volatile bool _refuse;
    private volatile TaskCompletionSource? _cut;

    /// <summary>A proxy before the server of a connection string, which may name a folder of a Unix socket.</summary>
    public TcpProxy(string connectionString)
    {
        var settings = new NpgsqlConnectionStringBuilder(connectionString);
        _server = settings.Host is ['/', ..] folder
            ? new UnixDomainSocketEndPoint($"{folder}/.s.PGSQL.{settings.Port}")
            : new IPEndPoint(IPAddress.Loopback, settings.Port);
        _listener.Start();
        _accept = Accept();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>
    /// From now on, the first answer on a connection whose request holds <paramref name="marker"/> is swallowed and the
    /// connection cut: the server has done the work, the client never hears of it.
    /// </summary>
    /// <returns>Completes at the cut.</returns>
    public Task CutAnswerTo(string marker)
    {
        _cut = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _cutBehind = System.Text.Encoding.UTF8.GetBytes(marker);
        return _cut.Task;
    }

    /// <summary>Cuts every connection and refuses new ones until <see cref="Restore"/>.</summary>
    public void Interrupt()
    {
        _refuse = true;
        foreach (var pair in _pairs.Keys)
            pair.Cut();
    }

    public void Restore() => _refuse = false;

    public async ValueTask DisposeAsync()
    {
        _listener.Stop();
        await _accept;
        foreach (var pair in _pairs.Keys)
            pair.Cut();
    }

    private async Task Accept()
    {
        try
        {
            while (true)
            {
                var client = await _listener.AcceptSocketAsync();
                if (_refuse)
                    client.Close(0);
                else
                    _ = Serve(client);
            }
        }
        catch (Exception fault) when (fault is SocketException or ObjectDisposedException)
        {
            // Stopped.
        }
    }

    private async Task Serve(Socket client)
    {
        var server = _server is IPEndPoint
            ? new Socket(SocketType.Stream, ProtocolType.Tcp)
            : new Socket(_server.AddressFamily, SocketType.Stream, ProtocolType.Unspecified);
        var pair = new Pair(client, server);
        _pairs[pair] = true;
        try
        {
            await server.ConnectAsync(_server);
            await Task.WhenAny(Forward(pair), Return(pair));
        }
        catch (SocketException)
        {
            // The server is away; so is this.
        }
        pair.Cut();
        _pairs.TryRemove(pair, out _);
    }

    private async Task Forward(Pair pair)
    {
        var buffer = new byte[64 * 1024];
        while (await Receive(pair.Client, buffer) is > 0 and var length)
        {
            if (_cutBehind is { } marker && buffer.AsSpan(0, length).IndexOf(marker) >= 0)
            {
                _cutBehind = null;
                pair.Doomed = true;
            }
            if (!await Send(pair.Server, buffer.AsMemory(0, length)))
                return;
        }
    }

    private async Task Return(Pair pair)
    {
        var buffer = new byte[64 * 1024];
        while (await Receive(pair.Server, buffer) is > 0 and var length)
        {
            if (pair.Doomed)
            {
                pair.Cut();
                _cut?.TrySetResult();
                return;
            }
            if (!await Send(pair.Client, buffer.AsMemory(0, length)))
                return;
        }
    }

    private static async Task<int> Receive(Socket socket, byte[] buffer)
    {
        try
        {
            return await socket.ReceiveAsync(buffer);
        }
        catch (Exception fault) when (fault is SocketException or ObjectDisposedException)
        {
            return 0;
        }
    }

    private static async Task<bool> Send(Socket socket, ReadOnlyMemory<byte> bytes)
    {
        try
        {
            while (bytes.Length > 0)
                bytes = bytes[await socket.SendAsync(bytes)..];
            return true;
        }
        catch (Exception fault) when (fault is SocketException or ObjectDisposedException)
        {
            return false;
        }
    }

    private sealed class Pair(Socket client, Socket server)
    {
        public Socket Client => client;

        public Socket Server => server;

        public volatile bool Doomed;

        // Close with a time-out of 0 resets, as a lost host does.
        public void Cut()
        {
            client.Close(0);
            server.Close(0);
        }
    }
}
