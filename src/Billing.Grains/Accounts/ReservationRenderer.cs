using System.Collections.Immutable;
using Billing.Contracts;
using Billing.Contracts.Accounts;
using Billing.Domain.Accounts;
using Billing.Domain.Values;

namespace Billing.Grains.Accounts;

/// <summary>Makes replies of reservations.</summary>
internal static class ReservationRenderer
{
    /// <summary>The reservation that an entry made or moved, as it was then; null for other entries.</summary>
    public static ReservationReply? Of(LedgerEntry entry) => entry.Event switch
    {
        AccountEvent.Reserved e => Made(entry.AccountNo, entry.Seq, e),
        AccountEvent.Captured e => new ReservationReply(
            PublicId.Of(PublicId.Reservation, entry.AccountNo, e.ReservationSeq),
            e.Terms.Final ? "committed" : e.Terms.Late ? "expired" : "open",
            e.Asset?.CreditType,
            e.Usage?.Meter,
            new Amount(e.Terms.Reserved, PrecisionOf(e)),
            new Amount(e.Terms.CapturedBefore + (e.Usage?.Quantity.Value ?? e.Amount), PrecisionOf(e)),
            e.Terms.ExpiresAt.ToDateTime(),
            e.ReservationSeq),
        AccountEvent.Released e => Ended(entry, e.ReservationSeq, e.Asset, e.Amount, "released"),
        AccountEvent.ReservationExpired e => Ended(entry, e.ReservationSeq, e.Asset, e.Amount, "expired"),
        AccountEvent.Extended e => Ended(entry, e.ReservationSeq, e.Asset, 0, "open") with { ExpiresAt = e.ExpiresAt.ToDateTime() },
        _ => null,
    };

    public static ReservationReply Open(long accountNo, Reservation open)
    {
        var precision = open.Hold?.Precision ?? open.Asset?.Precision ?? 0;
        return new ReservationReply(
            PublicId.Of(PublicId.Reservation, accountNo, open.Seq),
            "open",
            open.Asset?.CreditType,
            open.Hold?.Meter,
            new Amount(open.Hold?.Quantity ?? open.Reserved, precision),
            new Amount(open.Hold?.Captured ?? open.Captured, precision),
            open.ExpiresAt.ToDateTime(),
            open.Seq);
    }

    /// <summary>A reservation that is not open any more, as its entries say; null where they tell of none.</summary>
    public static ReservationReply? Closed(long accountNo, long seq, ImmutableArray<LedgerEntry> history)
    {
        var made = history.FirstOrDefault(entry => entry.Seq == seq);
        if (made?.Event is not AccountEvent.Reserved reserved)
            return null;
        var reply = Made(accountNo, seq, reserved);
        foreach (var entry in history)
        {
            if (entry.Event.SubjectSeq != seq || Of(entry) is not { } after)
                continue;
            var captured = entry.Event is AccountEvent.Captured ? after.Captured : reply.Captured;
            var expiresAt = entry.Event is AccountEvent.Extended ? after.ExpiresAt : reply.ExpiresAt;
            reply = reply with { Status = after.Status, Captured = captured, ExpiresAt = expiresAt };
        }
        return reply;
    }

    private static ReservationReply Made(long accountNo, long seq, AccountEvent.Reserved e)
    {
        var precision = e.Hold?.Precision ?? e.Asset?.Precision ?? 0;
        return new ReservationReply(
            PublicId.Of(PublicId.Reservation, accountNo, seq),
            "open",
            e.Asset?.CreditType,
            e.Hold?.Meter,
            new Amount(e.Hold?.Quantity ?? e.Amount, precision),
            new Amount(0, precision),
            e.ExpiresAt.ToDateTime(),
            seq);
    }

    // What the entry alone knows: what was set free, not what had been captured before.
    private static ReservationReply Ended(LedgerEntry entry, long seq, Asset? asset, long amount, string status) => new(
        PublicId.Of(PublicId.Reservation, entry.AccountNo, seq),
        status,
        asset?.CreditType,
        null,
        new Amount(amount, asset?.Precision ?? 0),
        new Amount(0, asset?.Precision ?? 0),
        entry.At.ToDateTime(),
        seq);

    private static byte PrecisionOf(AccountEvent.Captured e) => e.Usage?.Quantity.Precision ?? e.Asset?.Precision ?? 0;
}
