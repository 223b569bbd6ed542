using Billing.Contracts.Accounts;

namespace Billing.Api.Reservations;

/// <summary>A reservation as it is.</summary>
internal sealed record ReservationAnswer(
    string ReservationId,
    string Status,
    string? CreditType,
    string? Meter,
    string Reserved,
    string Captured,
    DateTime ExpiresAt,
    long Seq)
{
    public static ReservationAnswer Of(ReservationReply reservation) => new(
        reservation.ReservationId,
        reservation.Status,
        reservation.CreditType,
        reservation.Meter,
        reservation.Reserved.ToString(),
        reservation.Captured.ToString(),
        reservation.ExpiresAt,
        reservation.Seq);
}
