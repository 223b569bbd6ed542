namespace Billing.Grains.Export;

/// <summary>What became of an attempt to tell Stripe of usage.</summary>
internal enum MeterEventFate
{
    /// <summary>Stripe has it.</summary>
    Delivered,

    /// <summary>Stripe did not look at it.</summary>
    NotNow,

    /// <summary>It arrived or not: nobody said.</summary>
    Unknown,

    /// <summary>Stripe will never take it as it is.</summary>
    Refused,
}

/// <summary>What became of an attempt, and why.</summary>
/// <param name="Fate">What became of it.</param>
/// <param name="Words">Stripe's words, or the kind of failure; empty where it is delivered.</param>
internal readonly record struct MeterEventOutcome(MeterEventFate Fate, string Words)
{
    public static readonly MeterEventOutcome Delivered = new(MeterEventFate.Delivered, "");
}
