using System.Globalization;
using Billing.Api.Accounts;
using Billing.Api.Auth;
using Billing.Api.Idempotency;
using Billing.Api.Json;
using Billing.Api.Lists;
using Billing.Api.OpenApi;
using Billing.Api.Problems;
using Billing.Contracts;
using Billing.Contracts.Accounts;

namespace Billing.Api.Reservations;

/// <summary>Holding credits, or units of a meter, for usage to come.</summary>
internal static class ReservationEndpoints
{
    private const string ListName = "reservations";

    public static void MapReservations(this IEndpointRouteBuilder routes)
    {
        var reservations = routes.MapGroup("/v1/accounts/{account}/reservations");
        reservations.MapPost("", Post).Allow(Access.Account).Describe(ReservationOperations.Post);
        reservations.MapGet("", List).Allow(Access.Account).Describe(ReservationOperations.List);
        reservations.MapGet("/{reservation}", Get).Allow(Access.Account).Describe(ReservationOperations.Get);
        reservations.MapPost("/{reservation}/capture", Capture).Allow(Access.Account).Describe(ReservationOperations.Capture);
        reservations.MapPost("/{reservation}/commit", Commit).Allow(Access.Account).Describe(ReservationOperations.Commit);
        reservations.MapPost("/{reservation}/release", Release).Allow(Access.Account).Describe(ReservationOperations.Release);
        reservations.MapPost("/{reservation}/extend", Extend).Allow(Access.Account).Describe(ReservationOperations.Extend);
    }

    private static async Task<IResult> Post(string account, HttpRequest request, IGrainFactory grains)
    {
        var (body, key, problem) = await KeyedCall.Read(request, ReserveBody.Read);
        return problem ?? Reply(
            await grains.GetAccount(account).Reserve(body.ToRequest(key)), StatusCodes.Status201Created);
    }

    private static async Task<IResult> List(string account, HttpRequest request, IGrainFactory grains)
    {
        var query = new QueryReader(request);
        var asked = new ReservationQuery(query.BeforeSeq(ListName), query.Limit());
        if (query.Problem is { } problem)
            return problem;
        var reply = await grains.GetAccount(account).Reservations(asked);
        if (reply.Error is { } error)
            return Problem.Of(error);
        var page = Page.Of(
            ListName,
            reply.Reservations,
            reply.HasMore,
            ReservationAnswer.Of,
            reservation => reservation.Seq.ToString(CultureInfo.InvariantCulture));
        return Answer.Ok(page, ApiJson.Default.PageReservationAnswer);
    }

    private static async Task<IResult> Get(string account, string reservation, IGrainFactory grains)
    {
        var reply = await grains.GetAccount(account).ReadReservation(reservation);
        return reply.Error is { } error
            ? Problem.Of(error)
            : Answer.Ok(ReservationAnswer.Of(reply.Reservation!), ApiJson.Default.ReservationAnswer);
    }

    private static Task<IResult> Capture(string account, string reservation, HttpRequest request, IGrainFactory grains) =>
        Settle(account, reservation, false, request, grains);

    private static Task<IResult> Commit(string account, string reservation, HttpRequest request, IGrainFactory grains) =>
        Settle(account, reservation, true, request, grains);

    private static async Task<IResult> Settle(
        string account, string reservation, bool commit, HttpRequest request, IGrainFactory grains)
    {
        var (body, key, problem) = await KeyedCall.Read(request, CaptureBody.Read, optional: true);
        if (problem is not null)
            return problem;
        if (body.IsTorn)
            return Problem.Invalid("quantity", "amount and quantity are the same thing; give one.");
        return Reply(await grains.GetAccount(account).Capture(body.ToRequest(key, reservation, commit)));
    }

    private static async Task<IResult> Release(
        string account, string reservation, HttpRequest request, IGrainFactory grains)
    {
        var (body, key, problem) = await KeyedCall.Read(request, NoteBody.Read, optional: true);
        return problem ?? Reply(await grains.GetAccount(account).Release(
            new ReleaseRequest(key, body.ToNote(null), reservation)));
    }

    private static async Task<IResult> Extend(
        string account, string reservation, HttpRequest request, IGrainFactory grains)
    {
        var (body, key, problem) = await KeyedCall.Read(request, ExtendBody.Read, optional: true);
        var note = new NoteRequest(body.Reason, null, body.Metadata);
        return problem ?? Reply(await grains.GetAccount(account).Extend(
            new ExtendRequest(key, note, reservation, body.TtlSeconds)));
    }

    private static IResult Reply(MutationReply reply, int status = StatusCodes.Status200OK) => reply.Error is { } error
        ? Problem.Of(error)
        : new Answer<EntryReply>(status, reply.Entry!, ReservationWriter.Write, reply.Replayed);
}
