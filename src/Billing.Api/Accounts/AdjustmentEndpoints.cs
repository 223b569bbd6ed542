using Billing.Api.Auth;
using Billing.Api.Idempotency;
using Billing.Api.Json;
using Billing.Api.OpenApi;
using Billing.Api.Problems;
using Billing.Contracts.Accounts;

namespace Billing.Api.Accounts;

/// <summary>Moving a balance by hand.</summary>
internal static class AdjustmentEndpoints
{
    public static void MapAdjustments(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/v1/accounts/{account}/adjustments", Post).Allow(Access.Admin).Describe(CreditOperations.Adjust);

    private static async Task<IResult> Post(string account, HttpContext http, IGrainFactory grains)
    {
        var (body, key, problem) = await KeyedCall.Read(http.Request, AdjustmentBody.Read);
        if (problem is not null)
            return problem;
        if (body.Missing is { } missing)
            return Problem.Invalid(missing, $"{missing} is missing.");
        var reply = await grains.GetAccount(account).Adjust(body.ToRequest(key, Caller.Of(http).KeyId));
        return reply.Error is { } error
            ? Problem.Of(error)
            : Answer.Of(
                StatusCodes.Status201Created,
                AdjustmentAnswer.Of(reply.Entry!),
                ApiJson.Default.AdjustmentAnswer,
                reply.Replayed);
    }
}
