namespace Billing.Contracts.Accounts;

/// <summary>Holds units of a meter, or plain credits: either meter and quantity, or credit type and amount.</summary>
/// <param name="Key">Its idempotency key.</param>
/// <param name="Note">What the caller says about it.</param>
/// <param name="Meter">The meter's code, or null.</param>
/// <param name="Quantity">Decimal text, or null.</param>
/// <param name="CreditType">The credit type's code, or null.</param>
/// <param name="Amount">Decimal text, or null.</param>
/// <param name="TtlSeconds">How long, 1 to 86,400; null for 900.</param>
/// <param name="CountIn"><c>capture</c> or <c>reservation</c>: the period in which captures count; null for capture.</param>
[GenerateSerializer, Alias("billing.reserve"), Immutable]
public sealed record ReserveRequest(
    [property: Id(0)] CallKey Key,
    [property: Id(1)] NoteRequest Note,
    [property: Id(2)] string? Meter,
    [property: Id(3)] string? Quantity,
    [property: Id(4)] string? CreditType,
    [property: Id(5)] string? Amount,
    [property: Id(6)] int? TtlSeconds,
    [property: Id(7)] string? CountIn);

/// <summary>Settles usage of a reservation.</summary>
/// <param name="Key">Its idempotency key.</param>
/// <param name="Note">What the caller says about it.</param>
/// <param name="ReservationId"><c>rs_…</c>.</param>
/// <param name="Commit">Whether it is a commit, which closes the reservation.</param>
/// <param name="Amount">Decimal text of the credit type, or of the meter where the reservation holds one; null for all that is left.</param>
/// <param name="Final">Whether a capture closes the reservation.</param>
/// <param name="Excess"><c>settle</c> or <c>strict</c>, for more than was reserved; null for settle.</param>
[GenerateSerializer, Alias("billing.capture"), Immutable]
public sealed record CaptureRequest(
    [property: Id(0)] CallKey Key,
    [property: Id(1)] NoteRequest Note,
    [property: Id(2)] string ReservationId,
    [property: Id(3)] bool Commit,
    [property: Id(4)] string? Amount,
    [property: Id(5)] bool Final,
    [property: Id(6)] string? Excess);

/// <summary>Gives up a reservation.</summary>
[GenerateSerializer, Alias("billing.release"), Immutable]
public sealed record ReleaseRequest(
    [property: Id(0)] CallKey Key, [property: Id(1)] NoteRequest Note, [property: Id(2)] string ReservationId);

/// <summary>Makes a reservation last until so many seconds from now; null for 900.</summary>
[GenerateSerializer, Alias("billing.extend"), Immutable]
public sealed record ExtendRequest(
    [property: Id(0)] CallKey Key,
    [property: Id(1)] NoteRequest Note,
    [property: Id(2)] string ReservationId,
    [property: Id(3)] int? TtlSeconds);

/// <summary>A page of open reservations, newest first.</summary>
/// <param name="BeforeSeq">Only those made before this entry, or null to start at the newest.</param>
/// <param name="Limit">1 to 100.</param>
[GenerateSerializer, Alias("billing.reservation_query"), Immutable]
public sealed record ReservationQuery([property: Id(0)] long? BeforeSeq, [property: Id(1)] int Limit);
