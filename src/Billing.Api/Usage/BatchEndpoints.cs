using System.Text.Json;
using Billing.Api.Auth;
using Billing.Api.Idempotency;
using Billing.Api.Json;
using Billing.Api.OpenApi;
using Billing.Api.Problems;
using Billing.Api.RateLimits;
using Billing.Contracts.Accounts;

namespace Billing.Api.Usage;

/// <summary>Charging and counting, many at a time.</summary>
internal static class BatchEndpoints
{
    public static void MapUsageBatch(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/v1/usage:batch", Post).Allow(Access.AnyKey).Describe(UsageOperations.Batch);
        routes.MapPost("/v1/usage/batch", Post).Allow(Access.AnyKey).Describe(UsageOperations.BatchAlias);
    }

    private static async Task<IResult> Post(
        HttpContext http, IGrainFactory grains, KeyLimits limits, ILogger<UsageBatch> logger)
    {
        if (http.Request.Headers.ContainsKey(CallKeys.Header))
            return Problem.Malformed("A batch has no key of its own; its items have.", CallKeys.Field);
        var (items, _, problem) = await RequestBody.Read(http.Request, BatchBody.Read, RequestBody.BatchLimit);
        if (problem is not null)
            return problem;
        var batch = new UsageBatch(
            items!, (account, requests) => grains.GetAccount(account).UseMany(requests), logger);
        // The call itself was counted when it was let in.
        limits.Count(Caller.Of(http), items!.Count - 1);
        var results = await batch.Run(Caller.Of(http));
        return new Answer<BatchResult[]>(StatusCodes.Status200OK, results, Write);
    }

    /// <summary>What became of each item, in order.</summary>
    internal static void Write(Utf8JsonWriter json, BatchResult[] results)
    {
        json.WriteStartObject();
        json.WriteStartArray("results"u8);
        foreach (var result in results)
        {
            json.WriteStartObject();
            json.WriteNumber("status"u8, result.Status);
            if (result.Error is { } error)
            {
                json.WriteString("code"u8, error.Code);
                json.WriteString("detail"u8, error.Detail);
                ProblemWriter.WriteFields(json, error);
            }
            else
            {
                json.WriteNumber("seq"u8, result.Seq);
                json.WriteBoolean("replayed"u8, result.Replayed);
            }
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }
}
