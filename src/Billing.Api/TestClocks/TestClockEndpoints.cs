using Billing.Api.Auth;
using Billing.Api.Idempotency;
using Billing.Api.Json;
using Billing.Api.OpenApi;
using Billing.Api.Problems;
using Billing.Contracts;
using Billing.Contracts.TestClocks;

namespace Billing.Api.TestClocks;

/// <summary>Clocks that accounts of tests live on.</summary>
internal static class TestClockEndpoints
{
    public static void MapTestClocks(this IEndpointRouteBuilder routes)
    {
        var clocks = routes.MapGroup("/v1/test-clocks");
        clocks.MapPost("", Post).Allow(Access.Admin).Describe(TestClockOperations.Post);
        clocks.MapGet("/{id}", Get).Allow(Access.Admin).Describe(TestClockOperations.Get);
        clocks.MapPost("/{id}/advance", Advance).Allow(Access.Admin).Describe(TestClockOperations.Advance);
    }

    private static async Task<IResult> Post(HttpRequest request, IGrainFactory grains)
    {
        var (body, key, problem) = await KeyedCall.Read(request, TestClockBody.ReadNew);
        if (problem is not null)
            return problem;
        if (body.Moment is not { } now)
            return Problem.Invalid("now", "now is missing.");
        var clock = grains.GetGrain<ITestClockGrain>(TestClockId.Create());
        var made = await clock.Create(new CreateTestClockRequest(key, now.UtcDateTime));
        return Reply(made, StatusCodes.Status201Created);
    }

    private static async Task<IResult> Get(string id, IGrainFactory grains) =>
        Find(id, grains) is { } clock ? Reply(await clock.Read()) : Problem.Of(NotFound());

    private static async Task<IResult> Advance(string id, HttpRequest request, IGrainFactory grains)
    {
        var (body, key, problem) = await KeyedCall.Read(request, TestClockBody.ReadAdvance);
        if (problem is not null)
            return problem;
        if (body.Moment is not { } to)
            return Problem.Invalid("to", "to is missing.");
        return Find(id, grains) is { } clock
            ? Reply(await clock.Advance(new AdvanceTestClockRequest(key, to.UtcDateTime)))
            : Problem.Of(NotFound());
    }

    // What is no id is nobody's: no actor is made for it.
    private static ITestClockGrain? Find(string id, IGrainFactory grains) =>
        TestClockId.IsId(id) ? grains.GetGrain<ITestClockGrain>(id) : null;

    private static ErrorReply NotFound() => new(ErrorCodes.TestClockNotFound, "There is no such test clock.");

    private static IResult Reply(TestClockReply reply, int status = StatusCodes.Status200OK) => reply.Error is { } error
        ? Problem.Of(error)
        : Answer.Of(status, TestClockAnswer.Of(reply.Clock!), ApiJson.Default.TestClockAnswer, reply.Replayed);
}
