using Billing.Api.Accounts;
using Billing.Api.Auth;
using Billing.Api.Json;
using Billing.Api.Lists;
using Billing.Api.OpenApi;
using Billing.Api.Problems;
using Billing.Contracts.Accounts;
using Billing.Contracts.Catalog;

namespace Billing.Api.Compat.Dodo;

/// <summary>Balances, grants and ledger of one credit type; Dodo's customer is the account.</summary>
internal static class BalanceEndpoints
{
    public static void MapEntitlementBalances(this IEndpointRouteBuilder routes)
    {
        var balances = routes.MapGroup("/credit-entitlements/{entitlement}/balances");
        balances.MapGet("", List).Allow(Access.AnyKey).Describe(BalanceOperations.List);
        balances.MapGet("/{account}", Get).Allow(Access.Account).Describe(BalanceOperations.Get);
        balances.MapGet("/{account}/grants", Grants).Allow(Access.Account).Describe(BalanceOperations.Grants);
        balances.MapGet("/{account}/ledger", Ledger).Allow(Access.Account).Describe(BalanceOperations.Ledger);
        balances.MapPost("/{account}/ledger-entries", LedgerEntries.Post).Allow(Access.Account).Describe(BalanceOperations.Write);
        routes.MapGet("/credits/{account}", Credits).Allow(Access.Account).Describe(BalanceOperations.Credits);
        routes.MapPost("/v1/accounts/{account}/ledger-entries", LedgerEntries.PostNaming)
            .Allow(Access.Account).Describe(BalanceOperations.WriteNaming);
    }

    // Of one customer: the key's own, or the one that an administrator names.
    private static async Task<IResult> List(string entitlement, HttpContext http, IGrainFactory grains)
    {
        var query = new QueryReader(http.Request);
        var (page, customer) = (PageNumber.Read(query), query.Text("customer_id") ?? Caller.Of(http).Account);
        if (query.Problem is { } fault)
            return fault;
        if (customer is null)
            return Problem.Invalid("customer_id", "customer_id is missing: balances are listed customer by customer.");
        if (!AccountId.IsValid(customer) || !Caller.Of(http).Reaches(customer))
            return Problem.NoAccount();
        var (balance, problem) = await Read(entitlement, customer, grains);
        return problem is null
            ? Answer.Ok(page.Of([CustomerBalance.Of(balance!)]), SnakeJson.Default.ItemsCustomerBalance)
            : problem;
    }

    private static async Task<IResult> Get(string entitlement, string account, IGrainFactory grains)
    {
        var (balance, problem) = await Read(entitlement, account, grains);
        return problem is null ? Answer.Ok(CustomerBalance.Of(balance!), SnakeJson.Default.CustomerBalance) : problem;
    }

    // GET /credits/{account}: of the credit type that the catalog says is meant.
    private static async Task<IResult> Credits(string account, IGrainFactory grains)
    {
        var (entitlement, fault) = await LedgerEntries.Meant(grains);
        if (fault is not null)
            return fault;
        var (balance, problem) = await Read(entitlement!, account, grains);
        return problem is null
            ? Answer.Ok(new CreditsAnswer(CustomerBalance.Of(balance!).Balance), SnakeJson.Default.CreditsAnswer)
            : problem;
    }

    private static async Task<IResult> Grants(string entitlement, string account, HttpRequest request, IGrainFactory grains)
    {
        var query = new QueryReader(request);
        var (page, status) = (PageNumber.Read(query), query.Text("status"));
        if (query.Problem is { } fault)
            return fault;
        var (_, problem) = await Read(entitlement, account, grains);
        if (problem is not null)
            return problem;
        var grain = grains.GetAccount(account);
        var (items, error) = await page.Of<GrantReply, EntitlementGrant>(
            async (before, limit) =>
            {
                var reply = await grain.Grants(new GrantQuery(before, limit, entitlement));
                return new Piece<GrantReply>(reply.Error, reply.Grants, reply.HasMore);
            },
            grant => grant.Seq,
            grant => status is null || grant.Status == status,
            grant => EntitlementGrant.Of(account, grant));
        return error is null ? Answer.Ok(items!, SnakeJson.Default.ItemsEntitlementGrant) : Problem.Of(error);
    }

    private static async Task<IResult> Ledger(string entitlement, string account, HttpRequest request, IGrainFactory grains)
    {
        var query = new QueryReader(request);
        var (page, type) = (PageNumber.Read(query), query.Text("transaction_type"));
        var (from, to) = (query.Moment("start_date"), query.Moment("end_date"));
        if (query.Problem is { } fault)
            return fault;
        var (_, problem) = await Read(entitlement, account, grains);
        if (problem is not null)
            return problem;
        var grain = grains.GetAccount(account);
        var (items, error) = await page.Of<EntryReply, EntitlementEntry>(
            async (before, limit) =>
            {
                var asked = new LedgerQuery(before, limit, null, null, from, to, null) { CreditType = entitlement };
                var reply = await grain.Ledger(asked);
                return new Piece<EntryReply>(reply.Error, reply.Entries, reply.HasMore);
            },
            entry => entry.Seq,
            entry => entry.Movement is { Amount.Value: not 0 } && (type is null || TransactionType.Of(entry) == type),
            EntitlementEntry.Of);
        return error is null ? Answer.Ok(items!, SnakeJson.Default.ItemsEntitlementEntry) : Problem.Of(error);
    }

    // A credit type that the account never had is worth nothing; one that nobody has is a mistake.
    private static async Task<(HeldCredit? Held, Problem? Problem)> Read(
        string entitlement, string account, IGrainFactory grains)
    {
        var reply = await grains.GetAccount(account).Read(null);
        if (reply.Error is { } error)
            return (null, Problem.Of(error));
        var credit = reply.Account!.Credits.FirstOrDefault(credit => credit.CreditType == entitlement);
        if (credit is not null)
            return (new HeldCredit(reply.Account, entitlement, credit), null);
        var known = await grains.GetGrain<ICatalogGrain>(ICatalogGrain.Key).GetCreditType(entitlement);
        return known.Error is { } unknown
            ? (null, Problem.Of(unknown))
            : (new HeldCredit(reply.Account, entitlement, null), null);
    }
}

/// <summary>What an account holds of a credit type; null for nothing, ever.</summary>
internal sealed record HeldCredit(AccountReply Account, string Entitlement, CreditReply? Credit);
