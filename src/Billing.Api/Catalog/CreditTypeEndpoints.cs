using Billing.Api.Auth;
using Billing.Api.Idempotency;
using Billing.Api.Json;
using Billing.Api.Lists;
using Billing.Api.OpenApi;
using Billing.Api.Problems;
using Billing.Contracts.Catalog;

namespace Billing.Api.Catalog;

/// <summary>What credits are counted in.</summary>
internal static class CreditTypeEndpoints
{
    private const string ListName = "credit_types";

    public static void MapCreditTypes(this IEndpointRouteBuilder routes)
    {
        var types = routes.MapGroup("/v1/credit-types");
        types.MapPost("", Post).Allow(Access.Admin).Describe(CatalogOperations.PostCreditType);
        types.MapGet("", List).Allow(Access.AnyKey).Describe(CatalogOperations.ListCreditTypes);
        types.MapGet("/{code}", Get).Allow(Access.AnyKey).Describe(CatalogOperations.GetCreditType);
        types.MapPatch("/{code}", Patch).Allow(Access.Admin).Describe(CatalogOperations.PatchCreditType);
        types.MapPost("/{code}/archive", Archive).Allow(Access.Admin).Describe(CatalogOperations.ArchiveCreditType);
        types.MapPost("/{code}/unarchive", Unarchive).Allow(Access.Admin).Describe(CatalogOperations.UnarchiveCreditType);
    }

    private static async Task<IResult> Post(HttpRequest request, IGrainFactory grains)
    {
        var (body, key, problem) = await KeyedCall.Read(request, CreditTypeBody.Read);
        if (problem is not null)
            return problem;
        return body.Code is null
            ? Problem.Invalid("code", "code is missing.")
            : Reply(await Catalog(grains).PutCreditType(body.ToRequest(key)));
    }

    private static async Task<IResult> List(HttpRequest request, IGrainFactory grains)
    {
        var query = new QueryReader(request);
        var (after, limit) = (query.After(ListName), query.Limit());
        if (query.Problem is { } problem)
            return problem;
        var reply = await Catalog(grains).ListCreditTypes(after, limit);
        if (reply.Error is { } error)
            return Problem.Of(error);
        var page = Page.Of(ListName, reply.CreditTypes, reply.HasMore, CreditTypeAnswer.Of, view => view.Code);
        return Answer.Ok(page, ApiJson.Default.PageCreditTypeAnswer);
    }

    private static async Task<IResult> Get(string code, IGrainFactory grains) =>
        Reply(await Catalog(grains).GetCreditType(code));

    private static async Task<IResult> Patch(string code, HttpRequest request, IGrainFactory grains)
    {
        var (body, _, problem) = await KeyedCall.Read(request, CreditTypeBody.ReadPatch);
        return problem is not null ? problem : Reply(await Catalog(grains).PatchCreditType(body.ToPatch(code)));
    }

    private static Task<IResult> Archive(string code, HttpRequest request, IGrainFactory grains) =>
        SetArchived(code, true, request, grains);

    private static Task<IResult> Unarchive(string code, HttpRequest request, IGrainFactory grains) =>
        SetArchived(code, false, request, grains);

    private static async Task<IResult> SetArchived(
        string code, bool archived, HttpRequest request, IGrainFactory grains)
    {
        // Doing it twice is doing it once, so a key has nothing to add; it is only checked.
        var (_, _, problem) = await KeyedCall.Read(request, EmptyBody.Read, optional: true);
        return problem is not null ? problem : Reply(await Catalog(grains).ArchiveCreditType(code, archived));
    }

    private static ICatalogGrain Catalog(IGrainFactory grains) => grains.GetGrain<ICatalogGrain>(ICatalogGrain.Key);

    private static IResult Reply(CreditTypeReply reply) => reply.Error is { } error
        ? Problem.Of(error)
        : Answer.Of(
            reply.Created ? StatusCodes.Status201Created : StatusCodes.Status200OK,
            CreditTypeAnswer.Of(reply.CreditType!),
            ApiJson.Default.CreditTypeAnswer,
            reply.Replayed);
}
