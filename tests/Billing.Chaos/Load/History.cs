using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Billing.Chaos.Load;

/// <summary>Everything that the clients did and were told. Only ever added to.</summary>
internal sealed class History
{
    public static readonly JsonSerializerOptions Json = new()
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
        Converters = { new JsonStringEnumConverter() },
    };

    private readonly ConcurrentQueue<Attempt> _attempts;
    private readonly ConcurrentQueue<Reading> _readings;
    private int _acks;

    public History()
        : this([], [])
    {
    }

    public History(IEnumerable<Attempt> attempts, IEnumerable<Reading> readings)
    {
        _attempts = new ConcurrentQueue<Attempt>(attempts);
        _readings = new ConcurrentQueue<Reading>(readings);
    }

    public IReadOnlyCollection<Attempt> Attempts => _attempts;

    public IReadOnlyCollection<Reading> Readings => _readings;

    /// <summary>Ticks of the one clock of all clients; it never goes back.</summary>
    public static long Now => System.Diagnostics.Stopwatch.GetTimestamp();

    public static TimeSpan Between(long start, long end) => System.Diagnostics.Stopwatch.GetElapsedTime(start, end);

    public static long TicksOf(TimeSpan time) => (long)(time.TotalSeconds * System.Diagnostics.Stopwatch.Frequency);

    /// <summary>Successes so far.</summary>
    public int Acks => Volatile.Read(ref _acks);

    public void Add(Attempt attempt)
    {
        _attempts.Enqueue(attempt);
        if (attempt.Outcome == Outcome.Acked)
            Interlocked.Increment(ref _acks);
    }

    public void Add(Reading reading) => _readings.Enqueue(reading);

    /// <summary>One line of JSON each.</summary>
    public void Save(string path)
    {
        using var file = new StreamWriter(path);
        foreach (var attempt in _attempts)
            file.WriteLine(JsonSerializer.Serialize(new Line(attempt, null), Json));
        foreach (var reading in _readings)
            file.WriteLine(JsonSerializer.Serialize(new Line(null, reading), Json));
    }

    public static History Load(string path)
    {
        var history = new History();
        foreach (var text in File.ReadLines(path))
        {
            var line = JsonSerializer.Deserialize<Line>(text, Json)!;
            if (line.Attempt is not null)
                history.Add(line.Attempt);
            if (line.Reading is not null)
                history.Add(line.Reading);
        }
        return history;
    }

    private sealed record Line(Attempt? Attempt, Reading? Reading);
}
