using Billing.Api.Accounts;
using Billing.Api.Json;
using Billing.Api.OpenApi;
using Billing.Api.Usage;
using Billing.Contracts;
using Billing.Domain.Accounts;

namespace Billing.Api.Reservations;

/// <summary>What the endpoints of reservations say about themselves.</summary>
internal static class ReservationOperations
{
    private static readonly Schema Text = new Schema.Text();
    private static readonly Schema Amount = new Schema.Amount();

    // What each entry writes of it is in ReservationWriter.
    private static readonly Schema Outcome = new Schema.Written("ReservationOutcome", [
        new Member("reservation_id", Text),
        new Member("status", Text),
        new Member("entry_id", Text),
        new Member("seq", new Schema.Whole(1)),
        new Member("account", Text),
        Member.Optional("reserved", Amount),
        Member.Optional("captured", Amount),
        Member.Optional("released", Amount),
        Member.Optional("expires_at", new Schema.Moment()),
        .. UsageSchemas.Effect.Select(member => member with { IsOptional = member.Name != UsageSchemas.Balances.Name })]);

    public static readonly Operation Post = new Operation(Groups.Reservations, "reserve", "Hold credits, or units of a meter")
        .Saying("Either meter and quantity, or credit_type and amount.")
        .Takes(ReserveBody.Read, ReserveBody.Fields)
        .Gives(StatusCodes.Status201Created, Outcome)
        .Refuses(
            RefusalCodes.InsufficientCredits,
            RefusalCodes.PlanLimitReached,
            RefusalCodes.MeterNotInPlan,
            ErrorCodes.MeterNotFound,
            ErrorCodes.CreditTypeNotFound);

    public static readonly Operation List = new Operation(Groups.Reservations, "listReservations", "List reservations, newest first")
        .Pages(ApiJson.Default.PageReservationAnswer);

    public static readonly Operation Get = new Operation(Groups.Reservations, "getReservation", "Read a reservation")
        .Gives(StatusCodes.Status200OK, ApiJson.Default.ReservationAnswer)
        .Refuses(RefusalCodes.ReservationNotFound);

    public static readonly Operation Capture = Settles("captureReservation", "Charge a part of a reservation")
        .Saying("amount and quantity are the same thing here.");

    public static readonly Operation Commit = Settles("commitReservation", "Charge a reservation and end it")
        .Saying("Without an amount, all that is left.");

    public static readonly Operation Release = Ends("releaseReservation", "End a reservation without a charge")
        .MayTake(NoteBody.Read, NoteBody.Fields);

    public static readonly Operation Extend = Ends("extendReservation", "Hold a reservation for longer")
        .MayTake(ExtendBody.Read, ExtendBody.Fields);

    private static Operation Settles(string id, string summary) => Ends(id, summary)
        .MayTake(CaptureBody.Read, CaptureBody.Fields)
        .Refuses(
            RefusalCodes.ExceedsReservation, RefusalCodes.InsufficientCredits, RefusalCodes.PlanLimitReached);

    private static Operation Ends(string id, string summary) => new Operation(Groups.Reservations, id, summary)
        .Gives(StatusCodes.Status200OK, Outcome)
        .Refuses(
            RefusalCodes.ReservationNotFound,
            RefusalCodes.ReservationReleased,
            RefusalCodes.ReservationCommitted,
            RefusalCodes.ReservationExpired);
}
