using System.Diagnostics;
using Billing.Bench.Targets;

namespace Billing.Bench.Load;

/// <summary>One caller in a closed loop: it makes the next call when the last is answered.</summary>
internal sealed class Caller(
    int number, ILine line, string[] accounts, AccountChoice choice, LoadOptions options, LoadPhase phase)
{
    private readonly Random _random = new(HashCode.Combine(options.Seed, number));
    private readonly int[] _places = new int[options.DebitsPerCall];
    private readonly Debit[] _debits = new Debit[options.DebitsPerCall];
    private readonly Answer[] _answers = new Answer[options.DebitsPerCall];
    private int _made;
    private long _answered;

    public AckList Acks { get; } = new(number, options);

    /// <summary>Calls that were answered so far.</summary>
    public long Answered => Volatile.Read(ref _answered);

    /// <summary>Of calls that were answered within the measured time.</summary>
    public Histogram Latency { get; } = new();

    /// <summary>What went otherwise than planned, or null.</summary>
    public string? Fault { get; private set; }

    public async Task Run()
    {
        try
        {
            while (phase.Current != Phase.Over && Fault is null && Prepare())
                await Call();
        }
        catch (Exception fault)
        {
            // Whatever it is, the measurement is void, and its report says why.
            Fault = fault.ToString();
        }
    }

    private bool Prepare()
    {
        for (var i = 0; i < _debits.Length; i++)
        {
            if ((_places[i] = choice.Next(_random)) < 0)
                return false;
            _debits[i] = new Debit(accounts[_places[i]], Acks.KeyOf(_made + i), options.Quantity);
        }
        return true;
    }

    private async Task Call()
    {
        var begun = Stopwatch.GetTimestamp();
        await line.Call(_debits, _answers);
        if (phase.Current == Phase.Measured)
            Latency.Record((long)Stopwatch.GetElapsedTime(begun).TotalMicroseconds);
        for (var i = 0; i < _answers.Length; i++)
        {
            if (Acks.Keep(_places[i], _made + i, _answers[i]) is { } wrong)
                Fault ??= $"{_debits[i].Account}: {wrong}";
        }
        _made += _answers.Length;
        Volatile.Write(ref _answered, _answered + 1);
    }
}
