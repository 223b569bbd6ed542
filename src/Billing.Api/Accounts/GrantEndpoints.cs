using System.Globalization;
using Billing.Api.Auth;
using Billing.Api.Idempotency;
using Billing.Api.Json;
using Billing.Api.Lists;
using Billing.Api.OpenApi;
using Billing.Api.Problems;
using Billing.Contracts.Accounts;

namespace Billing.Api.Accounts;

/// <summary>Credits that an account was given.</summary>
internal static class GrantEndpoints
{
    private const string ListName = "grants";

    public static void MapGrants(this IEndpointRouteBuilder routes)
    {
        var grants = routes.MapGroup("/v1/accounts/{account}/grants");
        grants.MapPost("", Post).Allow(Access.Admin).Describe(CreditOperations.Grant);
        grants.MapGet("", List).Allow(Access.Account).Describe(CreditOperations.Grants);
        grants.MapPost("/{grant}/void", Void).Allow(Access.Admin).Describe(CreditOperations.Void);
    }

    private static async Task<IResult> Post(string account, HttpContext http, IGrainFactory grains)
    {
        var (body, key, problem) = await KeyedCall.Read(http.Request, GrantBody.Read);
        if (problem is not null)
            return problem;
        if (body!.Missing is { } missing)
            return Problem.Invalid(missing, $"{missing} is missing.");
        var reply = await grains.GetAccount(account).Grant(body.ToRequest(key, Caller.Of(http).KeyId));
        return reply.Error is { } error
            ? Problem.Of(error)
            : Answer.Of(
                StatusCodes.Status201Created,
                GrantAnswer.Of(reply.Entry!),
                ApiJson.Default.GrantAnswer,
                reply.Replayed);
    }

    private static async Task<IResult> Void(string account, string grant, HttpContext http, IGrainFactory grains)
    {
        var (body, key, problem) = await KeyedCall.Read(http.Request, NoteBody.Read, optional: true);
        if (problem is not null)
            return problem;
        var reply = await grains.GetAccount(account).VoidGrant(
            new VoidGrantRequest(key, body.ToNote(Caller.Of(http).KeyId), grant));
        return reply.Error is { } error
            ? Problem.Of(error)
            : Answer.Of(
                StatusCodes.Status200OK, VoidAnswer.Of(grant, reply), ApiJson.Default.VoidAnswer, reply.Replayed);
    }

    private static async Task<IResult> List(string account, HttpRequest request, IGrainFactory grains)
    {
        var query = new QueryReader(request);
        var asked = new GrantQuery(query.BeforeSeq(ListName), query.Limit(), query.Text("credit_type"));
        if (query.Problem is { } problem)
            return problem;
        var reply = await grains.GetAccount(account).Grants(asked);
        if (reply.Error is { } error)
            return Problem.Of(error);
        var page = Page.Of(
            ListName,
            reply.Grants,
            reply.HasMore,
            GrantLine.Of,
            grant => grant.Seq.ToString(CultureInfo.InvariantCulture));
        return Answer.Ok(page, ApiJson.Default.PageGrantLine);
    }
}
