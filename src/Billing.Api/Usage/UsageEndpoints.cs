using Billing.Api.Auth;
using Billing.Api.Idempotency;
using Billing.Api.Json;
using Billing.Api.OpenApi;
using Billing.Api.Problems;
using Billing.Contracts;
using Billing.Contracts.Accounts;

namespace Billing.Api.Usage;

/// <summary>Charging and counting, one at a time.</summary>
internal static class UsageEndpoints
{
    public static void MapUsage(this IEndpointRouteBuilder routes)
    {
        var account = routes.MapGroup("/v1/accounts/{account}");
        account.MapPost("/usage", Post).Allow(Access.Account).Describe(UsageOperations.Post);
        account.MapPost("/check", Check).Allow(Access.Account, readsOnly: true).Describe(UsageOperations.Check);
    }

    private static async Task<IResult> Post(string account, HttpContext http, IGrainFactory grains)
    {
        var (body, key, problem) = await KeyedCall.Read(http.Request, UsageBody.Read);
        if (problem is not null)
            return problem;
        var (grain, request) = (grains.GetAccount(account), body.ToRequest(key));
        var reply = body.DryRun ? await grain.Check(request) : await grain.Use(request);
        if (reply.Error is { } error)
            return Problem.Of(error);
        return body.DryRun
            ? new Answer<EntryReply>(StatusCodes.Status200OK, reply.Entry!, UsageWriter.WriteDryRun)
            : new Answer<EntryReply>(
                StatusCodes.Status201Created, reply.Entry!, UsageWriter.WriteEntry, reply.Replayed);
    }

    private static async Task<IResult> Check(string account, HttpContext http, IGrainFactory grains)
    {
        var (body, key, problem) = await KeyedCall.Read(http.Request, UsageBody.Read);
        if (problem is not null)
            return problem;
        var reply = await grains.GetAccount(account).Check(body.ToRequest(key));
        if (reply.Entry is { } entry)
            return new Answer<EntryReply>(StatusCodes.Status200OK, entry, UsageWriter.WriteAllowed);
        // Too little to pay with is an answer; a question that makes no sense is a problem.
        var refused = Problem.Of(reply.Error!);
        return refused.Status == StatusCodes.Status402PaymentRequired
            ? new Answer<ErrorReply>(StatusCodes.Status200OK, refused.Error, UsageWriter.WriteDenied)
            : refused;
    }
}
