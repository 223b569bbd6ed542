using System.Security.Cryptography;
using System.Text;
using Billing.Api.Accounts;
using Billing.Api.Auth;
using Billing.Api.Idempotency;
using Billing.Api.Json;
using Billing.Api.OpenApi;
using Billing.Api.Payments;
using Billing.Api.Problems;
using Billing.Contracts;
using Billing.Contracts.Accounts;
using Billing.Contracts.Catalog;
using Billing.Contracts.Payments;
using Billing.Domain.Accounts;

namespace Billing.Api.Compat.Dodo;

/// <summary>Dodo's checkout: a cart of one product, a plan or a package, for a customer who may be new.</summary>
internal static class CheckoutSessionEndpoints
{
    public static void MapCheckoutSessions(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/checkouts", Post).Allow(Access.AnyKey).Describe(CheckoutSessionOperations.Create);

    private static async Task<IResult> Post(HttpContext http, IGrainFactory grains)
    {
        var (body, key, problem) = await KeyedCall.Read(http.Request, CheckoutSessionBody.Read);
        problem ??= body.Fault();
        problem ??= ReturnUrl.Fault("return_url", body.ReturnUrl) ?? ReturnUrl.Fault("cancel_url", body.CancelUrl);
        if (problem is not null)
            return problem;
        if (Refusal(body, Caller.Of(http)) is { } refused)
            return refused;
        // Before an account is opened for it: whether the product is sold, the checkout itself says.
        var (isPlan, unknown) = await IsPlan(body.ProductId!, grains.GetGrain<ICatalogGrain>(ICatalogGrain.Key));
        if (unknown is not null)
            return unknown;
        var (account, unopened) = (body.CustomerId ?? Caller.Of(http).Account) is { } named
            ? (named, null)
            : await FindOrOpen(body, grains);
        if (unopened is not null)
            return unopened;
        var asked = new CheckoutBody(
            isPlan ? body.ProductId : null,
            isPlan ? null : body.ProductId,
            body.ReturnUrl,
            body.CancelUrl);
        var reply = await grains.GetGrain<IProviderGrain>(account!).Checkout(asked.ToRequest(key));
        return reply.Error is { } error
            ? Problem.Of(error)
            : Answer.Of(
                StatusCodes.Status200OK,
                new CheckoutSessionAnswer(reply.Checkout!.SessionId, reply.Checkout.Url, account!),
                SnakeJson.Default.CheckoutSessionAnswer,
                reply.Replayed);
    }

    // A product is a plan, or else a package.
    private static async Task<(bool IsPlan, Problem? Problem)> IsPlan(string product, ICatalogGrain catalog)
    {
        var plan = await catalog.GetPlan(product, offeredOnly: false);
        if (plan.Error is not { } noPlan)
            return (true, null);
        if (noPlan.Code != ErrorCodes.PlanNotFound)
            return (false, Problem.Of(noPlan));
        var package = await catalog.GetPackage(product, offeredOnly: false);
        return (false, package.Error is { } error ? Problem.Of(error) : null);
    }

    // Why the caller may not buy for whom the body names, or null.
    private static Problem? Refusal(CheckoutSessionBody body, Caller caller)
    {
        if ((body.CustomerId ?? caller.Account) is { } account)
            return AccountId.IsValid(account) && caller.Reaches(account) ? null : Problem.NoAccount();
        return body.Email is null
            ? Problem.Invalid("customer", "customer is missing: its customer_id, or email and name.")
            : null;
    }

    private static async Task<(string? Account, Problem? Problem)> FindOrOpen(CheckoutSessionBody body, IGrainFactory grains)
    {
        var id = IdOf(body.Email!);
        var grain = grains.GetAccount(id);
        var known = await grain.Read(null);
        if (known.Error is null)
            return (id, null);
        if (known.Error.Code != RefusalCodes.AccountNotFound)
            return (null, Problem.Of(known.Error));
        var opened = await grain.Open(new OpenAccountRequest(CallKeys.Random(), body.Email, body.Name));
        return opened.Error is { } error ? (null, Problem.Of(error)) : (id, null);
    }

    // The same address is the same customer, without a list to look in.
    private static string IdOf(string email)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(email.Trim().ToLowerInvariant()));
        return "cus_" + Convert.ToHexStringLower(hash.AsSpan(0, 12));
    }
}

/// <summary>A checkout page.</summary>
/// <param name="SessionId">Stripe's name of it.</param>
/// <param name="CheckoutUrl">Where the customer pays.</param>
/// <param name="CustomerId">The account.</param>
internal sealed record CheckoutSessionAnswer(string? SessionId, string? CheckoutUrl, string CustomerId);
