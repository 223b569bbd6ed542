using Billing.Api.Auth;
using Billing.Api.Json;
using Billing.Api.Lists;
using Billing.Api.OpenApi;
using Billing.Api.Problems;
using Billing.Api.Reports;
using Billing.Contracts.Accounts;
using Billing.Contracts.Catalog;

namespace Billing.Api.Accounts;

/// <summary>What an account holds.</summary>
internal static class BalanceEndpoints
{
    public static void MapBalances(this IEndpointRouteBuilder routes)
    {
        var balances = routes.MapGroup("/v1/accounts/{account}/balances");
        balances.MapGet("", All).Allow(Access.Account).Describe(CreditOperations.Balances);
        balances.MapGet("/{creditType}", One).Allow(Access.Account).Describe(CreditOperations.Balance);
    }

    private static async Task<IResult> All(string account, HttpRequest request, IGrainFactory grains)
    {
        if (request.Query.ContainsKey("at"))
            return await At(account, null, request, grains);
        var (reply, problem) = await Read(account, request, grains);
        return problem is null
            ? Answer.Ok(BalancesAnswer.Of(reply!), ApiJson.Default.BalancesAnswer)
            : problem;
    }

    private static async Task<IResult> One(string account, string creditType, HttpRequest request, IGrainFactory grains)
    {
        if (request.Query.ContainsKey("at"))
            return await At(account, creditType, request, grains);
        var (reply, problem) = await Read(account, request, grains);
        if (problem is not null)
            return problem;
        if (!reply!.Credits.Any(credit => credit.CreditType == creditType))
        {
            // A credit type that the account never had is worth nothing; one that nobody has is a mistake.
            var known = await grains.GetGrain<ICatalogGrain>(ICatalogGrain.Key).GetCreditType(creditType);
            if (known.Error is { } error)
                return Problem.Of(error);
        }
        return Answer.Ok(OneBalanceAnswer.Of(reply, creditType), ApiJson.Default.OneBalanceAnswer);
    }

    // As they were; with a credit type, only that one.
    private static async Task<IResult> At(
        string account, string? creditType, HttpRequest request, IGrainFactory grains)
    {
        var query = new QueryReader(request);
        var at = query.Moment("at");
        if (query.Problem is { } problem)
            return problem;
        var reply = await grains.GetAccount(account).BalancesAt(at!.Value.UtcDateTime);
        if (reply.Error is { } error)
            return Problem.Of(error);
        if (creditType is not null)
            reply = reply with { Credits = [.. reply.Credits.Where(credit => credit.CreditType == creditType)] };
        return Answer.Ok(BalancesAtAnswer.Of(account, reply), ApiJson.Default.BalancesAtAnswer);
    }

    private static async Task<(AccountReply? Account, Problem? Problem)> Read(
        string account, HttpRequest request, IGrainFactory grains)
    {
        var query = new QueryReader(request);
        var minSeq = query.MinSeq();
        if (query.Problem is { } problem)
            return (null, problem);
        var reply = await grains.GetAccount(account).Read(minSeq);
        return (reply.Account, reply.Error is { } error ? Problem.Of(error) : null);
    }
}
