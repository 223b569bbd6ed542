using Billing.Api.Auth;
using Billing.Api.Idempotency;
using Billing.Api.Json;
using Billing.Api.Lists;
using Billing.Api.OpenApi;
using Billing.Api.Problems;
using Billing.Contracts.Catalog;

namespace Billing.Api.Catalog;

/// <summary>
/// What customers can buy on top. A key of an account reads those that are sold, as if there were no others.
/// </summary>
internal static class PackageEndpoints
{
    private const string ListName = "packages";

    public static void MapPackages(this IEndpointRouteBuilder routes)
    {
        var packages = routes.MapGroup("/v1/packages");
        packages.MapPost("", Post).Allow(Access.Admin).Describe(CatalogOperations.PostPackage);
        packages.MapGet("", List).Allow(Access.AnyKey).Describe(CatalogOperations.ListPackages);
        packages.MapGet("/{id}", Get).Allow(Access.AnyKey).Describe(CatalogOperations.GetPackage);
        packages.MapPatch("/{id}", Patch).Allow(Access.Admin).Describe(CatalogOperations.PatchPackage);
        packages.MapPost("/{id}/archive", Archive).Allow(Access.Admin).Describe(CatalogOperations.ArchivePackage);
        packages.MapPost("/{id}/unarchive", Unarchive).Allow(Access.Admin).Describe(CatalogOperations.UnarchivePackage);
    }

    private static async Task<IResult> Post(HttpRequest request, IGrainFactory grains)
    {
        var (body, key, problem) = await KeyedCall.Read(request, PackageBody.Read);
        if (problem is not null)
            return problem;
        return body.Id is null
            ? Problem.Invalid("id", "id is missing.")
            : Reply(await Catalog(grains).PutPackage(body.ToRequest(key)));
    }

    private static async Task<IResult> List(HttpRequest request, IGrainFactory grains)
    {
        var query = new QueryReader(request);
        var (after, limit) = (query.After(ListName), query.Limit());
        if (query.Problem is { } problem)
            return problem;
        var reply = await Catalog(grains).ListPackages(after, limit, OfferedOnly(request));
        if (reply.Error is { } error)
            return Problem.Of(error);
        var page = Page.Of(ListName, reply.Packages, reply.HasMore, PackageAnswer.Of, view => view.Id);
        return Answer.Ok(page, ApiJson.Default.PagePackageAnswer);
    }

    private static async Task<IResult> Get(string id, HttpRequest request, IGrainFactory grains) =>
        Reply(await Catalog(grains).GetPackage(id, OfferedOnly(request)));

    private static async Task<IResult> Patch(string id, HttpRequest request, IGrainFactory grains)
    {
        var (body, _, problem) = await KeyedCall.Read(request, PackageBody.ReadPatch);
        return problem is not null ? problem : Reply(await Catalog(grains).PatchPackage(body.ToPatch(id)));
    }

    private static Task<IResult> Archive(string id, HttpRequest request, IGrainFactory grains) =>
        SetArchived(id, true, request, grains);

    private static Task<IResult> Unarchive(string id, HttpRequest request, IGrainFactory grains) =>
        SetArchived(id, false, request, grains);

    private static async Task<IResult> SetArchived(
        string id, bool archived, HttpRequest request, IGrainFactory grains)
    {
        // Doing it twice is doing it once, so a key has nothing to add; it is only checked.
        var (_, _, problem) = await KeyedCall.Read(request, EmptyBody.Read, optional: true);
        return problem is not null ? problem : Reply(await Catalog(grains).ArchivePackage(id, archived));
    }

    private static bool OfferedOnly(HttpRequest request) => !Caller.Of(request.HttpContext).IsAdmin;

    private static ICatalogGrain Catalog(IGrainFactory grains) => grains.GetGrain<ICatalogGrain>(ICatalogGrain.Key);

    private static IResult Reply(PackageReply reply) => reply.Error is { } error
        ? Problem.Of(error)
        : Answer.Of(
            reply.Created ? StatusCodes.Status201Created : StatusCodes.Status200OK,
            PackageAnswer.Of(reply.Package!),
            ApiJson.Default.PackageAnswer,
            reply.Replayed);
}
