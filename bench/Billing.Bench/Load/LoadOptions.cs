using Billing.Bench.Targets;

namespace Billing.Bench.Load;

/// <summary>How to load.</summary>
internal sealed record LoadOptions(int Callers, TimeSpan WarmUp, TimeSpan Measured, bool Keys, int Seed)
{
    /// <summary>What each debit takes.</summary>
    public long Quantity { get; init; } = 1;

    /// <summary>How the calls look.</summary>
    public Shape Shape { get; init; } = Shape.Spread;

    /// <summary>Debits in one call.</summary>
    public int DebitsPerCall { get; init; } = 1;

    /// <summary>How many debits each account can pay: they take turns until all are done. Null for accounts at random.</summary>
    public int? DebitsEach { get; init; }
}

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
