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
        Begin(account, request, grains, CheckoutBody.ReadPlan, "plan", reply => Created(account, reply));

    private static Task<IResult> TopUp(string account, HttpRequest request, IGrainFactory grains) =>
        Begin(account, request, grains, CheckoutBody.ReadPackage, "package", reply => Created(account, reply));

    /// <summary>Begins a checkout of what the body names.</summary>
    public static async Task<IResult> Begin(
        string account,
        HttpRequest request,
        IGrainFactory grains,
        BodyParser<CheckoutBody> parse,
        string field,
        Func<PaymentsReply, IResult> answer)
    {
        var (body, key, problem) = await KeyedCall.Read(request, parse);
        problem ??= (body.Plan ?? body.Package) is null ? Problem.Invalid(field, $"{field} is missing.") : null;
        problem ??= ReturnUrl.Fault("success_url", body.SuccessUrl) ?? ReturnUrl.Fault("cancel_url", body.CancelUrl);
        if (problem is not null)
            return problem;
        var reply = await grains.GetGrain<IProviderGrain>(account).Checkout(body.ToRequest(key));
        return reply.Error is { } error ? Problem.Of(error) : answer(reply);
    }

    private static Task<IResult> Portal(string account, HttpRequest request, IGrainFactory grains) => OpenPortal(
        account,
        request,
        grains,
        PortalBody.Read,
        url => Answer.Of(StatusCodes.Status201Created, new PortalAnswer(account, url), ApiJson.Default.PortalAnswer));

    /// <summary>Opens a page of Stripe's portal.</summary>
    public static async Task<IResult> OpenPortal(
        string account,
        HttpRequest request,
        IGrainFactory grains,
        BodyParser<PortalBody> parse,
        Func<string, IResult> answer)
    {
        var (body, key, problem) = await KeyedCall.Read(request, parse, optional: true);
        problem ??= ReturnUrl.Fault("return_url", body.ReturnUrl);
        if (problem is not null)
            return problem;
        var reply = await grains.GetGrain<IProviderGrain>(account).Portal(new PortalRequest(key, body.ReturnUrl, body.Flow));
        return reply.Error is { } error ? Problem.Of(error) : answer(reply.Url!);
    }

    private static Answer<CheckoutAnswer> Created(string account, PaymentsReply reply) => Answer.Of(
        StatusCodes.Status201Created,
        CheckoutAnswer.Of(account, reply),
        ApiJson.Default.CheckoutAnswer,
        reply.Replayed);
}
