using Billing.Api.Auth;
using Billing.Api.Idempotency;
using Billing.Api.Json;
using Billing.Api.Lists;
using Billing.Api.OpenApi;
using Billing.Api.Problems;
using Billing.Contracts.Catalog;

namespace Billing.Api.Catalog;

/// <summary>
/// What customers can be on. A key of an account reads those that are offered, as if there were no others.
/// </summary>
internal static class PlanEndpoints
{
    private const string ListName = "plans";

    public static void MapPlans(this IEndpointRouteBuilder routes)
    {
        var plans = routes.MapGroup("/v1/plans");
        plans.MapPost("", Post).Allow(Access.Admin).Describe(CatalogOperations.PostPlan);
        plans.MapGet("", List).Allow(Access.AnyKey).Describe(CatalogOperations.ListPlans);
        plans.MapGet("/{slug}", Get).Allow(Access.AnyKey).Describe(CatalogOperations.GetPlan);
        plans.MapPatch("/{slug}", Patch).Allow(Access.Admin).Describe(CatalogOperations.PatchPlan);
        plans.MapPost("/{slug}/archive", Archive).Allow(Access.Admin).Describe(CatalogOperations.ArchivePlan);
        plans.MapPost("/{slug}/unarchive", Unarchive).Allow(Access.Admin).Describe(CatalogOperations.UnarchivePlan);
    }

    private static async Task<IResult> Post(HttpRequest request, IGrainFactory grains)
    {
        var (body, key, problem) = await KeyedCall.Read(request, PlanBody.Read);
        if (problem is not null)
            return problem;
        return body.Slug is null
            ? Problem.Invalid("slug", "slug is missing.")
            : Reply(await Catalog(grains).PutPlan(body.ToRequest(key)));
    }

    private static async Task<IResult> List(HttpRequest request, IGrainFactory grains)
    {
        var query = new QueryReader(request);
        var (after, limit) = (query.After(ListName), query.Limit());
        if (query.Problem is { } problem)
            return problem;
        var reply = await Catalog(grains).ListPlans(after, limit, OfferedOnly(request));
        if (reply.Error is { } error)
            return Problem.Of(error);
        var page = Page.Of(ListName, reply.Plans, reply.HasMore, PlanAnswer.Of, view => view.Slug);
        return Answer.Ok(page, ApiJson.Default.PagePlanAnswer);
    }

    private static async Task<IResult> Get(string slug, HttpRequest request, IGrainFactory grains) =>
        Reply(await Catalog(grains).GetPlan(slug, OfferedOnly(request)));

    private static async Task<IResult> Patch(string slug, HttpRequest request, IGrainFactory grains)
    {
        var (body, _, problem) = await KeyedCall.Read(request, PlanBody.ReadPatch);
        return problem is not null ? problem : Reply(await Catalog(grains).PatchPlan(body.ToPatch(slug)));
    }

    private static Task<IResult> Archive(string slug, HttpRequest request, IGrainFactory grains) =>
        SetArchived(slug, true, request, grains);

    private static Task<IResult> Unarchive(string slug, HttpRequest request, IGrainFactory grains) =>
        SetArchived(slug, false, request, grains);

    private static async Task<IResult> SetArchived(
        string slug, bool archived, HttpRequest request, IGrainFactory grains)
    {
        // Doing it twice is doing it once, so a key has nothing to add; it is only checked.
        var (_, _, problem) = await KeyedCall.Read(request, EmptyBody.Read, optional: true);
        return problem is not null ? problem : Reply(await Catalog(grains).ArchivePlan(slug, archived));
    }

    private static bool OfferedOnly(HttpRequest request) => !Caller.Of(request.HttpContext).IsAdmin;

    private static ICatalogGrain Catalog(IGrainFactory grains) => grains.GetGrain<ICatalogGrain>(ICatalogGrain.Key);

    private static IResult Reply(PlanReply reply) => reply.Error is { } error
        ? Problem.Of(error)
        : Answer.Of(
            reply.Created ? StatusCodes.Status201Created : StatusCodes.Status200OK,
            PlanAnswer.Of(reply.Plan!),
            ApiJson.Default.PlanAnswer,
            reply.Replayed);
}
