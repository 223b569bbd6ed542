using Billing.Api.Auth;
using Billing.Api.Idempotency;
using Billing.Api.Json;
using Billing.Api.OpenApi;
using Billing.Api.Problems;
using Billing.Contracts.Drift;

namespace Billing.Api.DriftChecks;

/// <summary>Compares accounts with what Stripe says of them, on request.</summary>
internal static class DriftCheckEndpoints
{
    public static void MapDriftChecks(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/v1/stripe/drift-checks", Post).Allow(Access.Admin).Describe(DriftCheckOperations.Post);

    // It changes nothing: a key is taken and has no meaning.
    private static async Task<IResult> Post(HttpRequest request, IGrainFactory grains)
    {
        var (body, _, problem) = await KeyedCall.Read(request, DriftCheckBody.Read, optional: true);
        if (problem is not null)
            return problem;
        var reply = await grains.GetGrain<IDriftChecksGrain>(IDriftChecksGrain.Key).Run(body.Account);
        return reply.Error is { } error
            ? Problem.Of(error)
            : Answer.Ok(DriftCheckAnswer.Of(reply), ApiJson.Default.DriftCheckAnswer);
    }
}
