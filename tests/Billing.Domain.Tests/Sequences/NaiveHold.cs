using Billing.Domain.Plans;

namespace Billing.Domain.Tests.Sequences;

/// <summary>A reservation, open or not. The model keeps all that ever were.</summary>
internal sealed class NaiveHold
{
    public enum Ends
    {
        Open,
        Released,
        Committed,
        Expired,
    }

    public required long Seq { get; init; }

    public required Instant Until { get; set; }

    public required Asset? Asset { get; init; }

    /// <summary>Units reserved: of the meter where there is one, else of the credit type.</summary>
    public required long Reserved { get; init; }

    public required List<Part> Pins { get; set; }

    public string? Meter { get; init; }

    public long Price { get; init; }

    public long Included { get; set; }

    public long Charged { get; set; }

    public long Overage { get; set; }

    public Instant PeriodStart { get; init; }

    public bool CountsInItsPeriod { get; init; }

    public long Taken { get; set; }

    public Ends End { get; set; }

    public bool ByCommit { get; set; }

    public long? CommitAsked { get; set; }

    public long Pinned => Pins.Sum(pin => pin.Amount);

    public long Left => Meter is null ? Pinned : Included + Charged + Overage;
}

/// <summary>Who pays for units of a meter.</summary>
internal readonly record struct NaiveSplit(long Included, long Charged, long Overage);

/// <summary>What a stretch of used units had been.</summary>
internal readonly record struct Stretch(char Kind, long Units, long Price);

/// <summary>Usage that may be reversed, with what reversals have left of it, in the order in which it was taken.</summary>
internal sealed class NaiveUse
{
    public required long Seq { get; init; }

    public required Asset? Asset { get; init; }

    /// <summary>Grant 0 is what was owed.</summary>
    public required List<Part> Paid { get; init; }

    public string? Meter { get; init; }

    public List<Stretch> Units { get; init; } = [];

    public Instant PeriodStart { get; init; }

    public long Left => Meter is null ? Paid.Sum(part => part.Amount) : Units.Sum(stretch => stretch.Units);
}
