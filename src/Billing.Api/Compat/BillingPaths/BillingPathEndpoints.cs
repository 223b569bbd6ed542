using Billing.Api.Auth;
using Billing.Api.Json;
using Billing.Api.OpenApi;
using Billing.Api.Payments;
using Billing.Api.Problems;
using Billing.Contracts.Payments;

namespace Billing.Api.Compat.BillingPaths;

/// <summary>
/// The paths that PushMail and Ampout share. One handler answers both: Ampout's fields at the top, PushMail's under
/// <c>data</c>. The key says the account.
/// </summary>
internal static class BillingPathEndpoints
{
    private static readonly Problem NeedsAccountKey = Problem.Of(
        ErrorTable.Forbidden, "This path needs an account's key; an administrator's uses /v1/accounts/{account}.");

    public static void MapBillingPaths(this IEndpointRouteBuilder routes)
    {
        // Ampout's base, and PushMail's.
        Map("/billing", "");
        Map("/api/v1/billing", "AtApi");

        void Map(string path, string suffix)
        {
            var billing = routes.MapGroup(path);
            billing.MapPost("/checkout", Subscribe).Allow(Access.AnyKey).Describe(BillingPathOperations.Checkout(suffix));
            billing.MapPost("/credits", TopUp).Allow(Access.AnyKey).Describe(BillingPathOperations.TopUp(suffix));
            billing.MapGet("/credits", PackageList.Get).Allow(Access.AnyKey).Describe(BillingPathOperations.Packages(suffix));
            billing.MapPost("/portal", Portal).Allow(Access.AnyKey).Describe(BillingPathOperations.Portal(suffix));
            billing.MapGet("/subscription", Subscription).Allow(Access.AnyKey)
                .Describe(BillingPathOperations.Subscription(suffix));
            billing.MapGet("/usage", Usage).Allow(Access.AnyKey).Describe(BillingPathOperations.Usage(suffix));
        }
    }

    private static Task<IResult> Subscribe(HttpContext http, IGrainFactory grains) => For(http, account =>
        CheckoutEndpoints.Begin(account, http.Request, grains, BuyBody.ReadPlan, "planId", Page));

    private static Task<IResult> TopUp(HttpContext http, IGrainFactory grains) => For(http, account =>
        CheckoutEndpoints.Begin(account, http.Request, grains, BuyBody.ReadPackage, "packageId", Page));

    private static Task<IResult> Portal(HttpContext http, IGrainFactory grains) => For(http, account =>
        CheckoutEndpoints.OpenPortal(account, http.Request, grains, PortalPageBody.Read, url =>
            Answer.Ok(new PortalPageAnswer(url, new PortalPage(url)), CamelJson.Default.PortalPageAnswer)));

    private static Task<IResult> Subscription(HttpContext http, IGrainFactory grains) =>
        For(http, account => SubscriptionReader.Read(account, grains));

    private static Task<IResult> Usage(HttpContext http, IGrainFactory grains, TimeProvider clock) =>
        For(http, account => UsageReader.Read(account, grains, clock));

    private static IResult Page(PaymentsReply reply) => Answer.Of(
        StatusCodes.Status200OK,
        CheckoutPageAnswer.Of(reply.Checkout!),
        CamelJson.Default.CheckoutPageAnswer,
        reply.Replayed);

    private static Task<IResult> For(HttpContext http, Func<string, Task<IResult>> answer) =>
        Caller.Of(http).Account is { } account ? answer(account) : Task.FromResult<IResult>(NeedsAccountKey);
}
