using System.Globalization;
using Billing.Api.Auth;
using Billing.Api.Idempotency;
using Billing.Api.Json;
using Billing.Api.Lists;
using Billing.Api.OpenApi;
using Billing.Api.Problems;
using Billing.Contracts.Accounts;

namespace Billing.Api.Accounts;

/// <summary>Everything that ever happened to an account.</summary>
internal static class LedgerEndpoints
{
    private const string ListName = "ledger";

    public static void MapLedger(this IEndpointRouteBuilder routes)
    {
        var ledger = routes.MapGroup("/v1/accounts/{account}/ledger");
        ledger.MapGet("", List).Allow(Access.Account).Describe(CreditOperations.Ledger);
        ledger.MapGet("/verify", Verify).Allow(Access.Account).Describe(CreditOperations.Verify);
        ledger.MapPost("/{entry}/reverse", Reverse).Allow(Access.Admin).Describe(CreditOperations.Reverse);
    }

    private static async Task<IResult> List(string account, HttpRequest request, IGrainFactory grains)
    {
        var query = new QueryReader(request);
        var asked = new LedgerQuery(
            query.BeforeSeq(ListName),
            query.Limit(),
            query.Text("type"),
            query.Text("grant"),
            query.Moment("from"),
            query.Moment("to"),
            query.MinSeq())
        {
            CreditType = query.Text("credit_type"),
        };
        if (query.Problem is { } problem)
            return problem;
        var reply = await grains.GetAccount(account).Ledger(asked);
        if (reply.Error is { } error)
            return Problem.Of(error);
        var page = Page.Of(
            ListName,
            reply.Entries,
            reply.HasMore,
            LedgerLine.Of,
            entry => entry.Seq.ToString(CultureInfo.InvariantCulture));
        return Answer.Ok(page, ApiJson.Default.PageLedgerLine);
    }

    private static async Task<IResult> Reverse(string account, string entry, HttpContext http, IGrainFactory grains)
    {
        var (body, key, problem) = await KeyedCall.Read(http.Request, ReversalBody.Read, optional: true);
        if (problem is not null)
            return problem;
        var reply = await grains.GetAccount(account).Reverse(
            body.ToRequest(key, Caller.Of(http).KeyId, entry));
        return reply.Error is { } error
            ? Problem.Of(error)
            : Answer.Of(
                StatusCodes.Status201Created,
                ReversalAnswer.Of(reply.Entry!),
                ApiJson.Default.ReversalAnswer,
                reply.Replayed);
    }

    private static async Task<IResult> Verify(string account, IGrainFactory grains)
    {
        var reply = await grains.GetAccount(account).Verify();
        return reply.Error is { } error
            ? Problem.Of(error)
            : Answer.Ok(VerifyAnswer.Of(reply), ApiJson.Default.VerifyAnswer);
    }
}
