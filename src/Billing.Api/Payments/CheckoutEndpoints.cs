using Billing.Api.Auth;
using Billing.Api.Idempotency;
using Billing.Api.Json;
using Billing.Api.OpenApi;
using Billing.Api.Problems;
using Billing.Contracts.Payments;

namespace Billing.Api.Payments;

/// <summary>Pages where a customer buys a plan or a package, or looks after the subscription.</summary>
internal static class CheckoutEndpoints
{
    public static void MapCheckouts(this IEndpointRouteBuilder routes)
    {
        var account = routes.MapGroup("/v1/accounts/{account}");
        account.MapPost("/checkout/subscription", Subscribe).Allow(Access.Account).Describe(PaymentOperations.BuyPlan);
        account.MapPost("/checkout/topup", TopUp).Allow(Access.Account).Describe(PaymentOperations.BuyPackage);
        account.MapPost("/portal", Portal).Allow(Access.Account).Describe(PaymentOperations.Portal);
    }

    private static Task<IResult> Subscribe(string account, HttpRequest request, IGrainFactory grains) =>
        Begin(account, request, grains, CheckoutBody.ReadPlan, "plan", body => body.Plan);

    private static Task<IResult> TopUp(string account, HttpRequest request, IGrainFactory grains) =>
        Begin(account, request, grains, CheckoutBody.ReadPackage, "package", body => body.Package);

    private static async Task<IResult> Begin(
        string account,
        HttpRequest request,
        IGrainFactory grains,
        BodyParser<CheckoutBody> parse,
        string field,
        Func<CheckoutBody, string?> code)
    {
        var (body, key, problem) = await KeyedCall.Read(request, parse);
        problem ??= code(body) is null ? Problem.Invalid(field, $"{field} is missing.") : null;
        problem ??= ReturnUrl.Fault("success_url", body.SuccessUrl) ?? ReturnUrl.Fault("cancel_url", body.CancelUrl);
        if (problem is not null)
            return problem;
        var reply = await grains.GetGrain<IProviderGrain>(account).Checkout(body.ToRequest(key));
        return reply.Error is { } error
            ? Problem.Of(error)
            : Answer.Of(
                StatusCodes.Status201Created,
                CheckoutAnswer.Of(account, reply),
                ApiJson.Default.CheckoutAnswer,
                reply.Replayed);
    }

    private static async Task<IResult> Portal(string account, HttpRequest request, IGrainFactory grains)
    {
        var (body, key, problem) = await KeyedCall.Read(request, PortalBody.Read, optional: true);
        problem ??= ReturnUrl.Fault("return_url", body.ReturnUrl);
        if (problem is not null)
            return problem;
        var reply = await grains.GetGrain<IProviderGrain>(account).Portal(new PortalRequest(key, body.ReturnUrl, body.Flow));
        return reply.Error is { } error
            ? Problem.Of(error)
            : Answer.Of(StatusCodes.Status201Created, new PortalAnswer(account, reply.Url!), ApiJson.Default.PortalAnswer);
    }
}
