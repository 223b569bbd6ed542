using System.Diagnostics;
using Billing.Bench.Machine;
using Billing.Bench.Targets;

namespace Billing.Bench.Load;

/// <summary>What calls at a given rate waited.</summary>
/// <param name="Latency">From when a call was due to its answer.</param>
/// <param name="Lateness">From when a call was due until it was handed out.</param>
/// <param name="Usage">What it cost.</param>
/// <param name="Acks">By caller.</param>
/// <param name="Fault">What went otherwise than planned, or null.</param>
internal sealed record OpenResult(
    Histogram Latency, Histogram Lateness, Usage Usage, IReadOnlyList<AckList> Acks, string? Fault);

/// <summary>
/// Calls come when they are due, whatever became of the ones before: nobody waits for an answer before the next call, so a
/// slow moment is felt by all who came in it.
/// </summary>
internal static class OpenLoop
{
    /// <summary>As many calls as can be on their way at once; whoever comes then waits for one to end, and that counts.</summary>
    public const int Lines = 512;

    public static async Task<OpenResult> Run(
        ITarget target, string[] accounts, LoadOptions options, double perSecond, Processes processes)
    {
        var lines = await Task.WhenAll(Enumerable.Range(0, Lines).Select(_ => target.Connect(Shape.Spread)));
        var pace = new Pace(perSecond, options.Seed);
        var begun = Stopwatch.GetTimestamp();
        var measuredFrom = begun + (long)(options.WarmUp.TotalSeconds * Stopwatch.Frequency);
        var callers = lines
            .Select((line, number) => new OpenCaller(number, line, accounts, options, pace, measuredFrom))
            .ToArray();
        var running = Task.WhenAll(callers.Select(caller => Task.Run(caller.Run)));
        var pacing = new Thread(() => pace.Run(options.WarmUp + options.Measured)) { IsBackground = true };
        pacing.Start();
        await Task.Delay(options.WarmUp);
        var before = processes.Read(target.ServiceProcess);
        await running;
        var usage = processes.Read(target.ServiceProcess) - before;
        var latency = new Histogram();
        foreach (var caller in callers)
        {
            latency.Add(caller.Latency);
            await caller.DisposeAsync();
        }
        return new OpenResult(
            latency, pace.Lateness, usage, [.. callers.Select(caller => caller.Acks)],
            callers.Select(caller => caller.Fault).FirstOrDefault(fault => fault is not null));
    }
}

/// <summary>Takes the calls that are due, one at a time.</summary>
internal sealed class OpenCaller(
    int number, ILine line, string[] accounts, LoadOptions options, Pace pace, long measuredFrom) : IAsyncDisposable
{
    private readonly Random _random = new(HashCode.Combine(options.Seed, number));
    private readonly Debit[] _debits = new Debit[1];
    private readonly Answer[] _answers = new Answer[1];

    public AckList Acks { get; } = new(number, options);

    public Histogram Latency { get; } = new();

    /// <summary>What went otherwise than planned, or null.</summary>
    public string? Fault { get; private set; }

    public async Task Run()
    {
        try
        {
            var made = 0;
            await foreach (var due in pace.Due.ReadAllAsync())
            {
                var place = _random.Next(accounts.Length);
                _debits[0] = new Debit(accounts[place], Acks.KeyOf(made), options.Quantity);
                await line.Call(_debits, _answers);
                if (due >= measuredFrom)
                    Latency.Record((long)Stopwatch.GetElapsedTime(due).TotalMicroseconds);
                Fault ??= Acks.Keep(place, made++, _answers[0]);
            }
        }
        catch (Exception fault)
        {
            // Whatever it is, the measurement is void, and its report says why.
            Fault = fault.ToString();
        }
    }

    public ValueTask DisposeAsync() => line.DisposeAsync();
}
