using System.Threading.Channels;

namespace Billing.Bench.Peer;

/// <summary>The connections of the peer; whoever finds none idle waits in line.</summary>
internal sealed class RowLockPool : IAsyncDisposable
{
    private readonly Channel<RowLockConnection> _idle = Channel.CreateUnbounded<RowLockConnection>();
    private readonly List<RowLockConnection> _all = [];

    public static async Task<RowLockPool> Open(string connectionString, int connections)
    {
        var pool = new RowLockPool();
        for (var i = 0; i < connections; i++)
        {
            var connection = await RowLockConnection.Open(connectionString);
            pool._all.Add(connection);
            pool._idle.Writer.TryWrite(connection);
        }
        return pool;
    }

    /// <summary>Does something with one of them.</summary>
    public async Task<T> With<T, TArgument>(TArgument argument, Func<RowLockConnection, TArgument, Task<T>> work)
    {
        if (!_idle.Reader.TryRead(out var connection))
            connection = await _idle.Reader.ReadAsync();
        try
        {
            return await work(connection, argument);
        }
        finally
        {
            _idle.Writer.TryWrite(connection);
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var connection in _all)
            await connection.DisposeAsync();
    }
}
