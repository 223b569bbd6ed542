using System.Collections.Immutable;

namespace Billing.Domain.Accounts;

/// <summary>How a reservation ended.</summary>
internal enum ReservationEnd
{
    Released,
    Committed,
    Expired,
}

/// <summary>A reservation that is not open any more, as its entries say.</summary>
/// <param name="Made">What made it.</param>
/// <param name="End">How it ended.</param>
/// <param name="Closing">The entry that ended it.</param>
/// <param name="Captured">Units captured of it: of the meter where there is one, else of the credit type.</param>
internal sealed record ClosedReservation(
    AccountEvent.Reserved Made, ReservationEnd End, LedgerEntry Closing, long Captured)
{
    public static readonly Refusal NotFound =
        new(RefusalCodes.ReservationNotFound, "The account has no such reservation.");

    public static readonly Refusal Released = new(RefusalCodes.ReservationReleased, "The reservation was released.");

    public static readonly Refusal Committed = new(RefusalCodes.ReservationCommitted, "The reservation was committed.");

    /// <summary>Units reserved at first: of the meter where there is one, else of the credit type.</summary>
    public long Reserved => Made.Hold?.Quantity ?? Made.Amount;

    /// <summary>A reservation that was open until an entry ended it.</summary>
    public static ClosedReservation EndedBy(LedgerEntry closing, Reservation open)
    {
        var hold = open.Hold is null ? null : open.Hold with { Included = 0, Charged = 0, Overage = 0 };
        var made = new AccountEvent.Reserved(open.Asset, open.Reserved, [], hold, null, open.ExpiresAt);
        return new ClosedReservation(made, ReservationEnd.Expired, closing, open.Hold?.Captured ?? open.Captured);
    }

    /// <summary>The reservation that entry <paramref name="seq"/> made, or null where the entries tell of none that ended.</summary>
    public static ClosedReservation? Of(long seq, ImmutableArray<LedgerEntry> history)
    {
        AccountEvent.Reserved? made = null;
        ReservationEnd? end = null;
        LedgerEntry? closing = null;
        long captured = 0;
        foreach (var entry in history)
        {
            if (entry.Seq == seq)
                made = entry.Event as AccountEvent.Reserved;
            if (EventFacts.SubjectOf(entry.Event) != seq)
                continue;
            if (entry.Event is AccountEvent.Captured capture)
                captured += capture.Usage?.Quantity.Value ?? capture.Amount;
            if (EndBy(entry.Event) is { } ended)
                (end, closing) = (ended, entry);
        }
        return made is null || end is null ? null : new ClosedReservation(made, end.Value, closing!, captured);
    }

    private static ReservationEnd? EndBy(AccountEvent e) => e switch
    {
        AccountEvent.Released => ReservationEnd.Released,
        AccountEvent.ReservationExpired => ReservationEnd.Expired,
        AccountEvent.Captured { Terms.Final: true } => ReservationEnd.Committed,
        _ => null,
    };
}
