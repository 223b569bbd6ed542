using System.Collections.Immutable;

namespace Billing.Contracts.Accounts;

/// <summary>A reservation.</summary>
/// <param name="ReservationId">Its public id, <c>rs_…</c>.</param>
/// <param name="Status"><c>open</c>, <c>committed</c>, <c>released</c> or <c>expired</c>.</param>
/// <param name="CreditType">The credit type, or null where nothing is charged.</param>
/// <param name="Meter">The meter, or null for plain credits.</param>
/// <param name="Reserved">Reserved at first: of the meter where there is one, else of the credit type.</param>
/// <param name="Captured">Captured so far.</param>
/// <param name="ExpiresAt">Until when (exclusive), UTC.</param>
/// <param name="Seq">The ledger entry that made it.</param>
[GenerateSerializer, Alias("billing.reservation"), Immutable]
public sealed record ReservationReply(
    [property: Id(0)] string ReservationId,
    [property: Id(1)] string Status,
    [property: Id(2)] string? CreditType,
    [property: Id(3)] string? Meter,
    [property: Id(4)] Amount Reserved,
    [property: Id(5)] Amount Captured,
    [property: Id(6)] DateTime ExpiresAt,
    [property: Id(7)] long Seq);

/// <summary>The answer about one reservation.</summary>
[GenerateSerializer, Alias("billing.reservation_read"), Immutable]
public sealed record ReservationReadReply(
    [property: Id(0)] ErrorReply? Error, [property: Id(1)] ReservationReply? Reservation);

/// <summary>A page of open reservations.</summary>
[GenerateSerializer, Alias("billing.reservation_page"), Immutable]
public sealed record ReservationPageReply(
    [property: Id(0)] ErrorReply? Error,
    [property: Id(1)] ImmutableArray<ReservationReply> Reservations,
    [property: Id(2)] bool HasMore);
