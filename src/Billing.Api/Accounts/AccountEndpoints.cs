using Billing.Api.Auth;
using Billing.Api.Idempotency;
using Billing.Api.Json;
using Billing.Api.Lists;
using Billing.Api.OpenApi;
using Billing.Api.Problems;
using Billing.Contracts.Accounts;

namespace Billing.Api.Accounts;

/// <summary>Accounts themselves.</summary>
internal static class AccountEndpoints
{
    public static void MapAccounts(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/v1/accounts", Open).Allow(Access.Admin).Describe(AccountOperations.Open);
        var account = routes.MapGroup("/v1/accounts/{account}");
        account.MapGet("", Get).Allow(Access.Account).Describe(AccountOperations.Get);
        account.MapPatch("", Patch).Allow(Access.Admin).Describe(AccountOperations.Patch);
        account.MapGet("/state", State).Allow(Access.Account).Describe(AccountOperations.State);
    }

    private static async Task<IResult> Open(HttpContext http, IGrainFactory grains)
    {
        var (body, key, problem) = await KeyedCall.Read(http.Request, NewAccountBody.Read);
        if (problem is not null)
            return problem;
        if (!AccountId.IsValid(body.Id))
            return Problem.Invalid("id", AccountId.Rule);
        var reply = await grains.GetAccount(body.Id)
            .Open(new OpenAccountRequest(key, body.Email, body.Name, body.Plan, body.TestClock));
        if (reply.Error is { } error)
            return Problem.Of(error);
        return reply.Entry is { } entry
            ? Answer.Of(
                StatusCodes.Status201Created,
                AccountAnswer.Of(entry, entry.At, body.Plan),
                ApiJson.Default.AccountAnswer,
                reply.Replayed)
            : Answer.Ok(AccountAnswer.Of(reply.Unchanged!), ApiJson.Default.AccountAnswer);
    }

    private static async Task<IResult> Get(string account, HttpRequest request, IGrainFactory grains)
    {
        var query = new QueryReader(request);
        var minSeq = query.MinSeq();
        if (query.Problem is { } problem)
            return problem;
        var reply = await grains.GetAccount(account).Read(minSeq);
        return reply.Error is { } error
            ? Problem.Of(error)
            : Answer.Ok(AccountAnswer.Of(reply.Account!), ApiJson.Default.AccountAnswer);
    }

    private static async Task<IResult> Patch(string account, HttpContext http, IGrainFactory grains)
    {
        var (body, key, problem) = await KeyedCall.Read(http.Request, AccountPatchBody.Read);
        if (problem is not null)
            return problem;
        var grain = grains.GetAccount(account);
        // The entry of a change does not say when the account was opened. That never changes: a replay says the same.
        var before = await grain.Read(null);
        if (before.Error is { } missing)
            return Problem.Of(missing);
        var reply = await grain.Update(new UpdateAccountRequest(key, body.Email, body.Name));
        if (reply.Error is { } error)
            return Problem.Of(error);
        var answer = reply.Entry is { } entry
            ? AccountAnswer.Of(entry, before.Account!.OpenedAt, before.Account.Plan?.Slug)
            : AccountAnswer.Of(reply.Unchanged!);
        return Answer.Of(StatusCodes.Status200OK, answer, ApiJson.Default.AccountAnswer, reply.Replayed);
    }

    private static async Task<IResult> State(string account, HttpRequest request, IGrainFactory grains)
    {
        var query = new QueryReader(request);
        var minSeq = query.MinSeq();
        if (query.Problem is { } problem)
            return problem;
        var reply = await grains.GetAccount(account).Read(minSeq);
        return reply.Error is { } error
            ? Problem.Of(error)
            : Answer.Ok(StateAnswer.Of(reply.Account!), ApiJson.Default.StateAnswer);
    }
}
