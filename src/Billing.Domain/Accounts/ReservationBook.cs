using System.Collections.Immutable;
using Billing.Domain.Values;

namespace Billing.Domain.Accounts;

/// <summary>The open reservations of an account: found by number, and by which ends next. Immutable.</summary>
public sealed class ReservationBook
{
    /// <summary>The most open reservations that an account may have.</summary>
    public const int MaxOpen = 10_000;

    /// <summary>No open reservation.</summary>
    public static readonly ReservationBook Empty = new(
        ImmutableSortedDictionary<long, Reservation>.Empty,
        ImmutableSortedSet<(Instant At, long Seq)>.Empty,
        ImmutableDictionary<(string, Instant?), Held>.Empty);

    private readonly ImmutableSortedDictionary<long, Reservation> _bySeq;
    private readonly ImmutableSortedSet<(Instant At, long Seq)> _ends;
    private readonly ImmutableDictionary<(string Meter, Instant? Start), Held> _held;

    private ReservationBook(
        ImmutableSortedDictionary<long, Reservation> bySeq,
        ImmutableSortedSet<(Instant At, long Seq)> ends,
        ImmutableDictionary<(string Meter, Instant? Start), Held> held)
    {
        _bySeq = bySeq;
        _ends = ends;
        _held = held;
    }

    /// <summary>How many are open.</summary>
    public int Count => _bySeq.Count;

    /// <summary>When the next one ends, or null.</summary>
    public Instant? NextEndAt => _ends.IsEmpty ? null : _ends.Min.At;

    /// <summary>The one that ends next, ledger order within a moment; null where none is open.</summary>
    public Reservation? Next => _ends.IsEmpty ? null : _bySeq[_ends.Min.Seq];

    /// <summary>All of them in ledger order.</summary>
    public IEnumerable<Reservation> All => _bySeq.Values;

    /// <summary>A book of these.</summary>
    public static ReservationBook Of(IEnumerable<Reservation> reservations) =>
        reservations.Aggregate(Empty, (book, reservation) => book.With(reservation));

    /// <summary>The open reservation that entry <paramref name="seq"/> made, or null.</summary>
    public Reservation? Find(long seq) => _bySeq.GetValueOrDefault(seq);

    /// <summary>What open reservations hold of a meter and will count in the current period (SEMANTICS C11).</summary>
    /// <param name="meter">The meter's code.</param>
    /// <param name="start">Where the current period begins.</param>
    public Held HeldOf(string meter, Instant start)
    {
        var (any, own) = (_held.GetValueOrDefault((meter, null)), HeldIn(meter, start));
        return new Held(any.Quantity + own.Quantity, any.Included + own.Included, any.Overage + own.Overage);
    }

    /// <summary>What open reservations hold of a meter for the period that begins at <paramref name="start"/> alone.</summary>
    public Held HeldIn(string meter, Instant start) => _held.GetValueOrDefault((meter, start));

    /// <summary>With a reservation added, or replaced as it now is.</summary>
    internal ReservationBook With(Reservation reservation)
    {
        var others = Find(reservation.Seq) is { } before ? Without(before) : this;
        return new ReservationBook(
            others._bySeq.Add(reservation.Seq, reservation),
            others._ends.Add((reservation.ExpiresAt, reservation.Seq)),
            HeldWith(others._held, reservation.Hold, 1));
    }

    /// <summary>Without a reservation.</summary>
    internal ReservationBook Without(Reservation reservation) => new(
        _bySeq.Remove(reservation.Seq),
        _ends.Remove((reservation.ExpiresAt, reservation.Seq)),
        HeldWith(_held, reservation.Hold, -1));

    private static ImmutableDictionary<(string Meter, Instant? Start), Held> HeldWith(
        ImmutableDictionary<(string Meter, Instant? Start), Held> held, MeterHold? hold, int sign)
    {
        if (hold is null)
            return held;
        var key = (hold.Meter, hold.CountIn == CountIn.Reservation ? hold.Period.Start : (Instant?)null);
        var before = held.GetValueOrDefault(key);
        var after = new Held(
            before.Quantity + (sign * hold.Left),
            before.Included + (sign * hold.Included),
            before.Overage + (sign * hold.Overage));
        return after == default ? held.Remove(key) : held.SetItem(key, after);
    }
}

/// <summary>Units of a meter that open reservations hold.</summary>
/// <param name="Quantity">All of them.</param>
/// <param name="Included">Those that will cost nothing.</param>
/// <param name="Overage">Those that will be billed.</param>
public readonly record struct Held(long Quantity, long Included, long Overage);
