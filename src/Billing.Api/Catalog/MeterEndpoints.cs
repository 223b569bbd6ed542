using Billing.Api.Auth;
using Billing.Api.Idempotency;
using Billing.Api.Json;
using Billing.Api.Lists;
using Billing.Api.OpenApi;
using Billing.Api.Problems;
using Billing.Contracts.Catalog;

namespace Billing.Api.Catalog;

/// <summary>What usage is counted in.</summary>
internal static class MeterEndpoints
{
    private const string ListName = "meters";

    public static void MapMeters(this IEndpointRouteBuilder routes)
    {
        var meters = routes.MapGroup("/v1/meters");
        meters.MapPost("", Post).Allow(Access.Admin).Describe(CatalogOperations.PostMeter);
        meters.MapGet("", List).Allow(Access.AnyKey).Describe(CatalogOperations.ListMeters);
        meters.MapGet("/{code}", Get).Allow(Access.AnyKey).Describe(CatalogOperations.GetMeter);
    }

    private static async Task<IResult> Post(HttpRequest request, IGrainFactory grains)
    {
        var (body, key, problem) = await KeyedCall.Read(request, MeterBody.Read);
        if (problem is not null)
            return problem;
        return body.Code is null
            ? Problem.Invalid("code", "code is missing.")
            : Reply(await Catalog(grains).PutMeter(body.ToRequest(key)));
    }

    private static async Task<IResult> List(HttpRequest request, IGrainFactory grains)
    {
        var query = new QueryReader(request);
        var (after, limit) = (query.After(ListName), query.Limit());
        if (query.Problem is { } problem)
            return problem;
        var reply = await Catalog(grains).ListMeters(after, limit);
        if (reply.Error is { } error)
            return Problem.Of(error);
        var page = Page.Of(ListName, reply.Meters, reply.HasMore, MeterAnswer.Of, view => view.Code);
        return Answer.Ok(page, ApiJson.Default.PageMeterAnswer);
    }

    private static async Task<IResult> Get(string code, IGrainFactory grains) =>
        Reply(await Catalog(grains).GetMeter(code));

    private static ICatalogGrain Catalog(IGrainFactory grains) => grains.GetGrain<ICatalogGrain>(ICatalogGrain.Key);

    private static IResult Reply(MeterReply reply) => reply.Error is { } error
        ? Problem.Of(error)
        : Answer.Of(
            reply.Created ? StatusCodes.Status201Created : StatusCodes.Status200OK,
            MeterAnswer.Of(reply.Meter!),
            ApiJson.Default.MeterAnswer,
            reply.Replayed);
}
