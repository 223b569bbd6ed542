using Billing.Api.Auth;
using Billing.Api.Catalog;
using Billing.Api.Idempotency;
using Billing.Api.Json;
using Billing.Api.Lists;
using Billing.Api.OpenApi;
using Billing.Api.Problems;
using Billing.Contracts.Catalog;

namespace Billing.Api.Compat.Dodo;

/// <summary>Dodo's credit entitlements: credit types by another name. Deleting one archives it.</summary>
internal static class EntitlementEndpoints
{
    private const int MostAtOnce = 100;

    public static void MapEntitlements(this IEndpointRouteBuilder routes)
    {
        var entitlements = routes.MapGroup("/credit-entitlements");
        entitlements.MapPost("", Post).Allow(Access.Admin).Describe(EntitlementOperations.Post);
        entitlements.MapGet("", List).Allow(Access.AnyKey).Describe(EntitlementOperations.List);
        entitlements.MapGet("/{entitlement}", Get).Allow(Access.AnyKey).Describe(EntitlementOperations.Get);
        entitlements.MapPatch("/{entitlement}", Patch).Allow(Access.Admin).Describe(EntitlementOperations.Patch);
        entitlements.MapDelete("/{entitlement}", Delete).Allow(Access.Admin).Describe(EntitlementOperations.Delete);
        entitlements.MapPost("/{entitlement}/undelete", Undelete).Allow(Access.Admin).Describe(EntitlementOperations.Undelete);
    }

    private static async Task<IResult> Post(HttpRequest request, IGrainFactory grains)
    {
        var (body, key, problem) = await KeyedCall.Read(request, EntitlementBody.Read);
        if (problem is not null)
            return problem;
        return body.Missing is { } missing
            ? Problem.Invalid(missing, $"{missing} is missing.")
            : Reply(await Catalog(grains).PutCreditType(body.ToRequest(key)));
    }

    private static async Task<IResult> List(HttpRequest request, IGrainFactory grains)
    {
        var query = new QueryReader(request);
        var (page, deleted) = (PageNumber.Read(query), query.Text("deleted") is "true");
        if (query.Problem is { } problem)
            return problem;
        var all = new List<CreditTypeView>();
        CreditTypePageReply reply;
        do
        {
            reply = await Catalog(grains).ListCreditTypes(all.LastOrDefault()?.Code, MostAtOnce);
            if (reply.Error is { } error)
                return Problem.Of(error);
            all.AddRange(reply.CreditTypes);
        }
        while (reply.HasMore);
        var shown = all.Where(type => type.Archived == deleted).Select(EntitlementAnswer.Of).ToList();
        return Answer.Ok(page.Of(shown), SnakeJson.Default.ItemsEntitlementAnswer);
    }

    private static async Task<IResult> Get(string entitlement, IGrainFactory grains) =>
        Reply(await Catalog(grains).GetCreditType(entitlement));

    private static async Task<IResult> Patch(string entitlement, HttpRequest request, IGrainFactory grains)
    {
        var (body, _, problem) = await KeyedCall.Read(request, EntitlementBody.ReadPatch);
        return problem is not null ? problem : Reply(await Catalog(grains).PatchCreditType(body.ToPatch(entitlement)));
    }

    private static async Task<IResult> Delete(string entitlement, IGrainFactory grains) =>
        Reply(await Catalog(grains).ArchiveCreditType(entitlement, archived: true));

    private static async Task<IResult> Undelete(string entitlement, HttpRequest request, IGrainFactory grains)
    {
        var (_, _, problem) = await KeyedCall.Read(request, EmptyBody.Read, optional: true);
        return problem is not null ? problem : Reply(await Catalog(grains).ArchiveCreditType(entitlement, archived: false));
    }

    private static ICatalogGrain Catalog(IGrainFactory grains) => grains.GetGrain<ICatalogGrain>(ICatalogGrain.Key);

    private static IResult Reply(CreditTypeReply reply) => reply.Error is { } error
        ? Problem.Of(error)
        : Answer.Of(
            reply.Created ? StatusCodes.Status201Created : StatusCodes.Status200OK,
            EntitlementAnswer.Of(reply.CreditType!),
            SnakeJson.Default.EntitlementAnswer,
            reply.Replayed);
}
