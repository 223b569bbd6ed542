using Billing.Api.Auth;
using Billing.Api.Json;
using Billing.Api.OpenApi;
using Billing.Api.Problems;
using Billing.Silo;

namespace Billing.Api.Health;

/// <summary>What an orchestrator asks.</summary>
internal static class HealthEndpoints
{
    private static readonly HealthAnswer Well = new("ok");

    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/health/live", Live).Allow(Access.Public).Describe(HealthOperations.Live);
        routes.MapGet("/health/ready", Ready).Allow(Access.Public).Describe(HealthOperations.Ready);
    }

    private static Answer<HealthAnswer> Live() => Answer.Ok(Well, ApiJson.Default.HealthAnswer);

    private static async Task<IResult> Ready(IReadiness readiness) =>
        await readiness.IsReady()
            ? Answer.Ok(Well, ApiJson.Default.HealthAnswer)
            : Problem.Of(ErrorTable.NotReady, "The service is starting, stopping, or cannot reach its store.");
}

/// <summary>That all is well.</summary>
internal sealed record HealthAnswer(string Status);
