using Billing.Api.Auth;
using Billing.Api.Idempotency;
using Billing.Api.Json;
using Billing.Api.OpenApi;
using Billing.Api.Payments;
using Billing.Api.Problems;
using Billing.Contracts.Accounts;
using Billing.Contracts.Payments;

namespace Billing.Api.AccountPlans;

/// <summary>The plan that an account is on.</summary>
internal static class AccountPlanEndpoints
{
    public static void MapAccountPlans(this IEndpointRouteBuilder routes)
    {
        var account = routes.MapGroup("/v1/accounts/{account}");
        account.MapPut("/plan", Put).Allow(Access.Admin).Describe(AccountPlanOperations.Put);
        account.MapPost("/subscription/preview-change", Preview).Allow(Access.Account, readsOnly: true).Describe(AccountPlanOperations.Preview);
    }

    private static async Task<IResult> Put(string account, HttpContext http, IGrainFactory grains)
    {
        var (body, key, problem) = await KeyedCall.Read(http.Request, PlanChangeBody.Read);
        if (problem is not null)
            return problem;
        if (!body.NamesPlan)
            return Problem.Invalid("plan", "plan is missing; null means the default plan.");
        var reply = await grains.GetAccount(account).SetPlan(body.ToRequest(key, Caller.Of(http).KeyId));
        if (reply.Error is { } error)
            return Problem.Of(error);
        var answer = reply.Entry is { } entry ? PlanChangeAnswer.Of(entry) : PlanChangeAnswer.Of(reply.Unchanged!);
        return Answer.Of(StatusCodes.Status200OK, answer, ApiJson.Default.PlanChangeAnswer, reply.Replayed);
    }

    private static async Task<IResult> Preview(string account, HttpRequest request, IGrainFactory grains)
    {
        var (body, key, problem) = await KeyedCall.Read(request, PlanChangeBody.Read);
        if (problem is not null)
            return problem;
        if (!body.NamesPlan)
            return Problem.Invalid("plan", "plan is missing; null means the default plan.");
        if (body.Plan is { } plan && await IsSubscribed(account, grains))
            return await PaymentEndpoints.Ask(account, grains, new ProviderCall("preview_change", key, plan, null, false));
        var reply = await grains.GetAccount(account).PreviewPlan(body.ToRequest(key, null));
        return reply.Error is { } error
            ? Problem.Of(error)
            : Answer.Ok(PlanPreviewAnswer.Of(reply), ApiJson.Default.PlanPreviewAnswer);
    }

    // Of a subscription, Stripe knows what the change would cost.
    private static async Task<bool> IsSubscribed(string account, IGrainFactory grains) =>
        (await grains.GetGrain<IAccountPayments>(account).ReadPayments(null)).View?.Subscription is { IsLive: true };
}
