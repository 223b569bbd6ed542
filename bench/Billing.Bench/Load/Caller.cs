using System.Diagnostics;
using System.Globalization;
using Billing.Bench.Targets;

namespace Billing.Bench.Load;

/// <summary>A debit that was acknowledged.</summary>
/// <param name="Account">Number of the account among those under load.</param>
/// <param name="Seq">The ledger entry that the answer named.</param>
/// <param name="Number">Which of its caller's calls it was; with the caller's number it makes the key.</param>
internal readonly record struct Ack(int Account, long Seq, int Number);

/// <summary>One caller in a closed loop: it sends the next debit when the last is answered.</summary>
internal sealed class Caller(int number, ITarget target, string[] accounts, LoadOptions options, LoadPhase phase)
{
    private readonly Random _random = new(HashCode.Combine(options.Seed, number));

    public int Number => number;

    public List<Ack> Acks { get; } = [];

    public Histogram Latency { get; } = new();

    /// <summary>What went otherwise than planned, or null.</summary>
    public string? Fault { get; private set; }

    /// <summary>The idempotency key of a call, or null in a run without keys.</summary>
    public string? KeyOf(int call) => options.Keys
        ? string.Create(CultureInfo.InvariantCulture, $"msg-{options.Seed:x8}-{number:x4}-{call:x8}")
        : null;

    public async Task Run()
    {
        try
        {
            for (var call = 0; phase.Current != Phase.Over && Fault is null; call++)
                await Debit(call);
        }
        catch (Exception fault)
        {
            // Whatever it is, the measurement is void, and its report says why.
            Fault = fault.ToString();
        }
    }

    private async Task Debit(int call)
    {
        var account = _random.Next(accounts.Length);
        var key = KeyOf(call);
        var begun = Stopwatch.GetTimestamp();
        var answer = await target.Use(accounts[account], key, 1);
        if (phase.Current == Phase.Measured)
            Latency.Record((long)Stopwatch.GetElapsedTime(begun).TotalMicroseconds);
        if (answer.Refusal is not null || answer.Replayed)
            Fault = $"key {key} on {accounts[account]}: {answer.Refusal ?? "replayed, although it was never used"}";
        else
            Acks.Add(new Ack(account, answer.Seq, call));
    }
}

/// <summary>How to load.</summary>
internal sealed record LoadOptions(int Callers, TimeSpan WarmUp, TimeSpan Measured, bool Keys, int Seed);

/// <summary>Where a measurement is; written by one, read by all callers.</summary>
internal sealed class LoadPhase
{
    private volatile Phase _current;

    public Phase Current
    {
        get => _current;
        set => _current = value;
    }
}

internal enum Phase
{
    WarmUp,
    Measured,
    Over,
}
