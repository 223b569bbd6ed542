using Billing.StripeSandbox.Clock;
using Billing.StripeSandbox.Events;

namespace Billing.StripeSandbox.State;

/// <summary>
/// The whole state. One thing happens at a time: every call, hosted page and piece of due work runs inside
/// <see cref="Run{T}"/>, synchronously, and what it changed is in the journal before anybody hears of it.
/// </summary>
internal sealed class World : IDisposable
{
    private readonly Lock _gate = new();
    private readonly TimeProvider _time;
    private readonly Journal _journal;
    private readonly JsonObject _settings;
    private long? _moment;

    public World(SandboxOptions options, TimeProvider time)
    {
        if (options.Fault() is { } fault) throw new InvalidOperationException(fault);
        Options = options;
        _time = time;
        _journal = new Journal(options.JournalPath, Store);
        _settings = Store.Find("_settings") ?? Store.Save(new JsonObject
        {
            ["id"] = "_settings",
            ["object"] = "_settings",
        });
        Events = new EventLog(this);
    }

    public SandboxOptions Options { get; }

    public Store Store { get; } = new();

    public EventLog Events { get; }

    /// <summary>The API call that runs, for the events that it causes: its id and idempotency key.</summary>
    public (string? Id, string? Key) Request { get; set; }

    public T Run<T>(Func<T> work)
    {
        lock (_gate)
        {
            try
            {
                CatchUp();
                return work();
            }
            finally
            {
                Request = default;
                _journal.Append(Store.TakeChanges());
                Events.HandOver();
            }
        }
    }

    public void Run(Action work) => Run(() =>
    {
        work();
        return true;
    });

    /// <summary>The time in unix seconds, on the test clock of an object if it lives on one.</summary>
    public long Now(JsonObject? owner = null) =>
        owner?.Text("_clock") is { } clock ? Store.Find(clock)?.Number("frozen_time") ?? RealNow() : RealNow();

    /// <summary>Moves the sandbox's own clock (not the test clocks) forward and does what falls due.</summary>
    public void Travel(long seconds)
    {
        _settings["offset_s"] = _settings.Number("offset_s") + seconds;
        Store.Save(_settings);
        CatchUp();
    }

    /// <summary>Does everything due on a test clock until a time, each at its own moment.</summary>
    public void Advance(JsonObject clock, long until)
    {
        while (Store.NextDue(clock.Id(), until) is { } due)
        {
            clock["frozen_time"] = Math.Max(due.At, clock.Number("frozen_time"));
            Do(due.Object);
        }

        clock["frozen_time"] = until;
        Store.Save(clock);
    }

    public void Dispose() => _journal.Dispose();

    private long RealNow() => _moment ?? _time.GetUtcNow().ToUnixTimeSeconds() + _settings.Number("offset_s");

    private void CatchUp()
    {
        var until = RealNow();
        while (Store.NextDue("", until) is { } due)
        {
            _moment = due.At;
            Do(due.Object);
            _moment = null;
        }
    }

    private void Do(JsonObject due)
    {
        // Taken off first, so that work which does not set a next time is done once.
        due.Remove("_due");
        Store.Save(due);
        DueWork.Do(this, due);
    }
}
