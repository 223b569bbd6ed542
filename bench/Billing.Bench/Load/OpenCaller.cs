using System.Diagnostics;
using Billing.Bench.Machine;
using Billing.Bench.Targets;

namespace Billing.Bench.Load;

/// <summary>
/// Makes calls when they are due, a Poisson process of so many a second, over connections that take turns. One thread
/// sends, waits and reads, and hands nothing to another: the same calls by tasks and a thread pool took 95 us of CPU each
/// where the service took 106, and half of the peak was all of the machine.
/// </summary>
internal sealed class OpenCaller : IDisposable
{
    /// <summary>As many calls as can be on their way at once; whoever comes then waits for one to end, and that counts.</summary>
    private const int MostCalls = 512;

    // The kernel wakes a sleeper some 60 us late; shorter sleeps are not worth their while.
    private const long LeastSleepNanos = 100_000;

    private static readonly TimeSpan AnswersMayTake = TimeSpan.FromSeconds(30);

    private readonly IReadOnlyList<Uri> _urls;
    private readonly string[] _accounts;
    private readonly LoadOptions _options;
    private readonly double _perSecond;
    // One each, so that a seed means the same calls at the same times however the threads run.
    private readonly Random _arrivals;
    private readonly Random _choice;
    private readonly List<OpenConnection> _connections = [];
    private readonly Queue<OpenConnection> _idle = new();
    private readonly Queue<long> _due = new();
    // Those with a call on its way come first, and have the same place in both.
    private readonly OpenConnection[] _busy = new OpenConnection[MostCalls];
    private readonly Poll.Entry[] _polled = new Poll.Entry[MostCalls];
    private int _calls;
    private int _made;
    private long _measuredFrom;

    public OpenCaller(IReadOnlyList<Uri> urls, string[] accounts, LoadOptions options, double perSecond)
    {
        (_urls, _accounts, _options, _perSecond) = (urls, accounts, options, perSecond);
        (_arrivals, _choice) = (new Random(options.Seed), new Random(options.Seed + 1));
        Acks = new AckList(0, options);
    }

    public AckList Acks { get; }

    /// <summary>From when a call was due to its answer.</summary>
    public Histogram Latency { get; } = new();

    /// <summary>From when a call was due until this thread was awake for it.</summary>
    public Histogram Lateness { get; } = new();

    /// <summary>What went otherwise than planned, or null.</summary>
    public string? Fault { get; private set; }

    /// <summary>Calls for as long as the options say and waits for every answer.</summary>
    public void Run()
    {
        // What waits for this thread looks like a wait for the service.
        Niceness.BeforeOthers();
        try
        {
            Connect();
            CallUntilTheEnd();
        }
        catch (Exception fault)
        {
            // Whatever it is, the measurement is void, and its report says why.
            Fault = Fault is null ? $"{fault}" : $"{Fault}\n{fault}";
        }
    }

    public void Dispose()
    {
        foreach (var connection in _connections)
            connection.Dispose();
    }

    private void Connect()
    {
        while (_connections.Count < MostCalls)
        {
            var connection = new OpenConnection(_urls[_connections.Count % _urls.Count]);
            _connections.Add(connection);
            _idle.Enqueue(connection);
        }
    }

    private void CallUntilTheEnd()
    {
        var begun = Stopwatch.GetTimestamp();
        _measuredFrom = begun + Ticks(_options.WarmUp);
        var end = _measuredFrom + Ticks(_options.Measured);
        var next = (double)begun;
        for (var now = begun; next < end || _calls > 0 || _due.Count > 0; now = Stopwatch.GetTimestamp())
        {
            if (now > end + Ticks(AnswersMayTake))
                throw new TimeoutException($"{_calls + _due.Count} calls were not answered {AnswersMayTake} after the end.");
            for (; next <= now && next < end; next += Gap())
                Hand((long)next, now);
            while (_due.Count > 0 && _idle.TryDequeue(out var connection))
                Send(connection);
            var sleep = Nanos(next - Stopwatch.GetTimestamp());
            Poll.Wait(_polled.AsSpan(0, _calls), sleep <= 0 ? 0 : Math.Max(LeastSleepNanos, sleep));
            Receive();
        }
    }

    private void Hand(long due, long now)
    {
        _due.Enqueue(due);
        if (due >= _measuredFrom)
            Lateness.Record(Micros(now - due));
    }

    private void Send(OpenConnection connection)
    {
        var account = _choice.Next(_accounts.Length);
        var debit = new Debit(_accounts[account], Acks.KeyOf(_made), _options.Quantity);
        connection.Send(debit, account, _made++, _due.Dequeue());
        _busy[_calls] = connection;
        _polled[_calls++] = Poll.Entry.Read(connection.File);
    }

    private void Receive()
    {
        // From the end, because the last one takes the place of one that is done.
        for (var place = _calls - 1; place >= 0; place--)
        {
            if (!_polled[place].IsReady || _busy[place].Receive() is not { } answer)
                continue;
            Settle(_busy[place], answer);
            _calls--;
            (_busy[place], _polled[place]) = (_busy[_calls], _polled[_calls]);
        }
    }

    private void Settle(OpenConnection connection, Answer answer)
    {
        if (connection.Due >= _measuredFrom)
            Latency.Record(Micros(Stopwatch.GetTimestamp() - connection.Due));
        Fault ??= Acks.Keep(connection.Account, connection.Number, answer);
        _idle.Enqueue(connection);
    }

    private double Gap() => -Math.Log(1 - _arrivals.NextDouble()) / _perSecond * Stopwatch.Frequency;

    private static long Ticks(TimeSpan time) => (long)(time.TotalSeconds * Stopwatch.Frequency);

    private static long Nanos(double ticks) => (long)(ticks * 1e9 / Stopwatch.Frequency);

    private static long Micros(long ticks) => ticks * 1_000_000 / Stopwatch.Frequency;
}
