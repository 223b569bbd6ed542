using Billing.Api.Auth;
using Billing.Api.Idempotency;
using Billing.Api.Json;
using Billing.Api.Problems;
using Billing.Contracts;
using Billing.Contracts.Accounts;
using Billing.Contracts.Catalog;

namespace Billing.Api.Compat.Dodo;

/// <summary>Dodo's ledger entries: a credit is a grant, a debit is usage.</summary>
internal static class LedgerEntries
{
    /// <summary>POST …/balances/{account}/ledger-entries.</summary>
    public static async Task<IResult> Post(string entitlement, string account, HttpContext http, IGrainFactory grains)
    {
        var (body, key, problem) = await KeyedCall.Read(http.Request, LedgerEntryBody.Read);
        return problem ?? await Write(entitlement, account, body, key, http, grains);
    }

    /// <summary>
    /// POST /v1/accounts/{account}/ledger-entries; without a credit type the one that the catalog says is meant.
    /// </summary>
    public static async Task<IResult> PostNaming(string account, HttpContext http, IGrainFactory grains)
    {
        var (body, key, problem) = await KeyedCall.Read(http.Request, LedgerEntryBody.ReadNaming);
        var entitlement = body.CreditType;
        if (problem is null && entitlement is null)
            (entitlement, problem) = await Meant(grains);
        return problem ?? await Write(entitlement!, account, body, key, http, grains);
    }

    /// <summary>The credit type that a call means which names none.</summary>
    public static async Task<(string? Entitlement, Problem? Problem)> Meant(IGrainFactory grains)
    {
        var reply = await grains.GetGrain<ICatalogGrain>(ICatalogGrain.Key).GetSettings();
        if (reply.Error is { } error)
            return (null, Problem.Of(error));
        return reply.Settings!.Compat.CreditsType is { } meant
            ? (meant, null)
            : (null, Problem.Invalid("credits_type", "The catalog does not say which credits are meant: compat.credits_type."));
    }

    private static async Task<IResult> Write(
        string entitlement, string account, LedgerEntryBody body, CallKey key, HttpContext http, IGrainFactory grains)
    {
        var problem = body.Fault();
        // Credits are money: an account's key does not make any (as on /v1/accounts/{account}/grants).
        problem ??= body.IsCredit && !Caller.Of(http).IsAdmin
            ? Problem.Of(ErrorTable.Forbidden, "Only an administrator's key adds credits.")
            : null;
        if (problem is not null)
            return problem;
        var grain = grains.GetAccount(account);
        var reply = body.IsCredit
            ? await grain.Grant(body.ToGrant(key, entitlement, Caller.Of(http).KeyId))
            : await grain.Use(body.ToUsage(key, entitlement));
        return reply.Error is { } error
            ? Problem.Of(error)
            : Answer.Of(
                StatusCodes.Status201Created,
                LedgerEntryAnswer.Of(reply.Entry!, body.IsCredit),
                SnakeJson.Default.LedgerEntryAnswer,
                reply.Replayed);
    }
}
