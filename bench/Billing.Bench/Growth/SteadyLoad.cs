using System.Diagnostics;
using Billing.Bench.Load;
using Billing.Bench.Targets;

namespace Billing.Bench.Growth;

/// <summary>
/// Debits at a steady rate, whether the ones before are answered or not. A latency counts from when its call was due,
/// so that a load generator that is held up shows as latency and does not hide it.
/// </summary>
internal sealed class SteadyLoad
{
    private readonly SiloTarget _target;
    private readonly int _first;
    private readonly int _accounts;
    private readonly int _perSecond;
    private readonly string _name;
    private readonly Histogram _latency = new();
    private readonly Thread _clock;
    private readonly List<Task> _calls = [];
    private volatile bool _over;

    /// <summary>Begins at once.</summary>
    /// <param name="target">The engine.</param>
    /// <param name="first">The first account's number.</param>
    /// <param name="accounts">How many accounts take turns.</param>
    /// <param name="perSecond">Calls a second.</param>
    /// <param name="name">What the keys begin with.</param>
    public SteadyLoad(SiloTarget target, int first, int accounts, int perSecond, string name)
    {
        (_target, _first, _accounts, _perSecond, _name) = (target, first, accounts, perSecond, name);
        // Not a timer: the pool's threads are what a storm keeps busy.
        _clock = new Thread(Send) { IsBackground = true, Name = "steady load" };
        _clock.Start();
    }

    /// <summary>All that was acknowledged; complete after <see cref="Stop"/>.</summary>
    public List<DebitAck> Acks { get; } = [];

    /// <summary>Sends no more and waits for every answer.</summary>
    public async Task<Histogram> Stop()
    {
        _over = true;
        _clock.Join();
        await Task.WhenAll(_calls);
        return _latency;
    }

    private void Send()
    {
        var begun = Stopwatch.GetTimestamp();
        for (var call = 0; !_over; call++)
        {
            var due = begun + (long)((double)call / _perSecond * Stopwatch.Frequency);
            var wait = Stopwatch.GetElapsedTime(Stopwatch.GetTimestamp(), due);
            if (wait > TimeSpan.Zero)
                Thread.Sleep(wait);
            _calls.Add(Call(call, due));
        }
    }

    private async Task Call(int call, long due)
    {
        var account = _first + call % _accounts;
        var seq = await DebitLoad.Debit(_target, account, DebitLoad.KeyOf(_name, call));
        lock (Acks)
        {
            _latency.Record((long)Stopwatch.GetElapsedTime(due).TotalMicroseconds);
            Acks.Add(new DebitAck(account, seq, call));
        }
    }
}
