using Billing.Api.AccountPlans;
using Billing.Api.Auth;
using Billing.Api.Idempotency;
using Billing.Api.Json;
using Billing.Api.Lists;
using Billing.Api.OpenApi;
using Billing.Api.Problems;
using Billing.Contracts.Payments;

namespace Billing.Api.Payments;

/// <summary>The subscription of an account: how it stands, changing its plan, ending it.</summary>
internal static class SubscriptionEndpoints
{
    public static void MapSubscriptions(this IEndpointRouteBuilder routes)
    {
        var subscription = routes.MapGroup("/v1/accounts/{account}/subscription");
        subscription.MapGet("", Get).Allow(Access.Account).Describe(PaymentOperations.GetSubscription);
        subscription.MapPost("/change", Change).Allow(Access.Account).Describe(PaymentOperations.ChangePlan);
        subscription.MapPost("/cancel", Cancel).Allow(Access.Account).Describe(PaymentOperations.Cancel);
        subscription.MapPost("/resume", Resume).Allow(Access.Account).Describe(PaymentOperations.Resume);
    }

    private static async Task<IResult> Get(string account, HttpRequest request, IGrainFactory grains)
    {
        var query = new QueryReader(request);
        var minSeq = query.MinSeq();
        if (query.Problem is { } problem)
            return problem;
        return Answered(await grains.GetGrain<IAccountPayments>(account).ReadPayments(minSeq));
    }

    private static async Task<IResult> Change(string account, HttpRequest request, IGrainFactory grains)
    {
        var (body, key, problem) = await KeyedCall.Read(request, PlanChangeBody.Read);
        problem ??= body.Plan is null ? Problem.Invalid("plan", "plan is missing.") : null;
        return problem ?? await Do(account, grains, new ProviderCall("change", key, body.Plan, null, true));
    }

    private static async Task<IResult> Cancel(string account, HttpRequest request, IGrainFactory grains)
    {
        var (body, key, problem) = await KeyedCall.Read(request, CancelBody.Read, optional: true);
        return problem ?? await Do(account, grains, new ProviderCall("cancel", key, null, null, body.AtOnce));
    }

    private static async Task<IResult> Resume(string account, HttpRequest request, IGrainFactory grains)
    {
        var (_, key, problem) = await KeyedCall.Read(request, CancelBody.Read, optional: true);
        return problem ?? await Do(account, grains, new ProviderCall("resume", key, null, null, false));
    }

    // What Stripe did has reached the account when this answers.
    private static async Task<IResult> Do(string account, IGrainFactory grains, ProviderCall call)
    {
        var done = await grains.GetGrain<IProviderGrain>(account).Ask(call);
        return done.Error is { } error
            ? Problem.Of(error)
            : Answered(await grains.GetGrain<IAccountPayments>(account).ReadPayments(null), done.Replayed);
    }

    private static IResult Answered(PaymentsReply reply, bool replayed = false) => reply.Error is { } error
        ? Problem.Of(error)
        : Answer.Of(
            StatusCodes.Status200OK,
            SubscriptionAnswer.Of(reply.View!),
            ApiJson.Default.SubscriptionAnswer,
            replayed);
}
