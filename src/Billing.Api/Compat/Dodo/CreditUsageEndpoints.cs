using Billing.Api.Accounts;
using Billing.Api.Auth;
using Billing.Api.Json;
using Billing.Api.Lists;
using Billing.Api.OpenApi;
using Billing.Api.Problems;
using Billing.Contracts;
using Billing.Contracts.Accounts;
using Billing.Contracts.Catalog;
using Billing.Contracts.Payments;
using Billing.Domain.Accounts;

namespace Billing.Api.Compat.Dodo;

/// <summary>How much of its credits a subscription has left, as Dodo's clients ask for it.</summary>
internal static class CreditUsageEndpoints
{
    public static void MapCreditUsage(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/subscriptions/{subscription}/credit-usage", Get)
            .Allow(Access.AnyKey)
            .Describe(CheckoutSessionOperations.CreditUsage);

    // Whose it is: the key says it, or an administrator does.
    private static async Task<IResult> Get(string subscription, HttpContext http, IGrainFactory grains)
    {
        var query = new QueryReader(http.Request);
        var account = query.Text("customer_id") ?? Caller.Of(http).Account;
        if (query.Problem is { } fault)
            return fault;
        if (account is null)
            return Problem.Invalid("customer_id", "customer_id is missing: whose subscription it is.");
        if (!AccountId.IsValid(account) || !Caller.Of(http).Reaches(account))
            return Problem.NoAccount();
        var stands = await grains.GetGrain<IAccountPayments>(account).ReadPayments(null);
        if (stands.Error is { } missing)
            return Problem.Of(missing);
        if (stands.View!.Subscription?.Id != subscription)
            return Problem.Of(RefusalCodes.SubscriptionNotFound, "The account has no such subscription.");
        var read = await grains.GetAccount(account).Read(stands.View.Seq);
        if (read.Error is { } unread)
            return Problem.Of(unread);
        var (items, error) = await Items(stands.View.Subscription.Plan ?? stands.View.Plan.Slug, read.Account!, grains);
        return error is null
            ? Answer.Ok(new CreditUsageAnswer(subscription, items), SnakeJson.Default.CreditUsageAnswer)
            : Problem.Of(error);
    }

    private static async Task<(IReadOnlyList<CreditUsage> Items, ErrorReply? Error)> Items(
        string? slug, AccountReply account, IGrainFactory grains)
    {
        var catalog = grains.GetGrain<ICatalogGrain>(ICatalogGrain.Key);
        var plan = slug is null ? null : await catalog.GetPlan(slug, offeredOnly: false);
        if (plan?.Error is { } unknown)
            return ([], unknown);
        var codes = account.Credits.Select(credit => credit.CreditType)
            .Union(plan is null ? [] : plan.Plan!.Credits.Select(line => line.CreditType));
        var items = new List<CreditUsage>();
        foreach (var code in codes.Order(StringComparer.Ordinal))
        {
            var type = await catalog.GetCreditType(code);
            if (type.Error is { } error)
                return ([], error);
            var credit = account.Credits.FirstOrDefault(held => held.CreditType == code);
            items.Add(CreditUsage.Of(type.CreditType!, credit, plan?.Plan));
        }
        return (items, null);
    }
}
