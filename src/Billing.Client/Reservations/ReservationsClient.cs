namespace Billing.Client;

/// <summary>Credits that are held until it is known how many were needed.</summary>
public sealed class ReservationsClient
{
    private readonly Caller _caller;

    internal ReservationsClient(Caller caller) => _caller = caller;

    /// <summary>Holds credits, or refuses (<c>insufficient_credits</c>, <c>plan_limit_reached</c>).</summary>
    public Task<BillingResult<ReservationEntry>> CreateAsync(
        string account,
        NewReservation reservation,
        string? idempotencyKey = null,
        CancellationToken cancellation = default) =>
        _caller.Post<NewReservation, ReservationEntry>(
            Query.Path($"v1/accounts/{account}/reservations"), reservation, idempotencyKey, cancellation);

    /// <summary>Open reservations, newest first.</summary>
    public BillingList<Reservation> List(string account) =>
        _caller.List<Reservation>(new Query(Query.Path($"v1/accounts/{account}/reservations")));

    /// <summary>A reservation, open or closed.</summary>
    public Task<BillingResult<Reservation>> GetAsync(
        string account, string reservationId, CancellationToken cancellation = default) =>
        _caller.Get<Reservation>(Query.Path($"v1/accounts/{account}/reservations/{reservationId}"), cancellation);

    /// <summary>Takes a part and keeps the rest held, unless it is the final one (SEMANTICS C9).</summary>
    public Task<BillingResult<ReservationEntry>> CaptureAsync(
        string account,
        string reservationId,
        Capture capture,
        string? idempotencyKey = null,
        CancellationToken cancellation = default) =>
        Change(account, reservationId, "capture", capture, idempotencyKey, cancellation);

    /// <summary>Takes an amount, or all that is held, and gives back the rest.</summary>
    public Task<BillingResult<ReservationEntry>> CommitAsync(
        string account,
        string reservationId,
        Capture? capture = null,
        string? idempotencyKey = null,
        CancellationToken cancellation = default) =>
        Change(account, reservationId, "commit", capture ?? new Capture(), idempotencyKey, cancellation);

    /// <summary>Gives back all that is held.</summary>
    public Task<BillingResult<ReservationEntry>> ReleaseAsync(
        string account,
        string reservationId,
        Note? note = null,
        string? idempotencyKey = null,
        CancellationToken cancellation = default) =>
        Change(account, reservationId, "release", note ?? new Note(), idempotencyKey, cancellation);

    /// <summary>Holds it longer, counted from now.</summary>
    public Task<BillingResult<ReservationEntry>> ExtendAsync(
        string account,
        string reservationId,
        Extension? extension = null,
        string? idempotencyKey = null,
        CancellationToken cancellation = default) =>
        Change(account, reservationId, "extend", extension ?? new Extension(), idempotencyKey, cancellation);

    private Task<BillingResult<ReservationEntry>> Change<TBody>(
        string account, string reservationId, string verb, TBody body, string? key, CancellationToken cancellation) =>
        _caller.Post<TBody, ReservationEntry>(
            Query.Path($"v1/accounts/{account}/reservations/{reservationId}/{verb}"), body, key, cancellation);
}
