using Billing.Api.Auth;
using Billing.Api.Idempotency;
using Billing.Api.Json;
using Billing.Api.OpenApi;
using Billing.Api.Problems;
using Billing.Contracts.Catalog;

namespace Billing.Api.Catalog;

/// <summary>What the catalog says as a whole.</summary>
internal static class SettingsEndpoints
{
    public static void MapCatalogSettings(this IEndpointRouteBuilder routes)
    {
        var settings = routes.MapGroup("/v1/catalog/settings");
        settings.MapGet("", Get).Allow(Access.Admin).Describe(CatalogOperations.GetSettings);
        settings.MapPut("", Put).Allow(Access.Admin).Describe(CatalogOperations.PutSettings);
    }

    private static async Task<IResult> Get(IGrainFactory grains) => Reply(await Catalog(grains).GetSettings());

    private static async Task<IResult> Put(HttpRequest request, IGrainFactory grains)
    {
        // Doing it twice is doing it once, so a key has nothing to add; it is only checked.
        var (body, _, problem) = await KeyedCall.Read(request, SettingsBody.Read);
        return problem is not null ? problem : Reply(await Catalog(grains).PutSettings(body.ToSettings()));
    }

    private static ICatalogGrain Catalog(IGrainFactory grains) => grains.GetGrain<ICatalogGrain>(ICatalogGrain.Key);

    private static IResult Reply(SettingsReply reply) => reply.Error is { } error
        ? Problem.Of(error)
        : Answer.Ok(SettingsAnswer.Of(reply.Settings!), ApiJson.Default.SettingsAnswer);
}
