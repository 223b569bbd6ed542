using Billing.Api.Auth;
using Billing.Api.Json;
using Billing.Api.Lists;
using Billing.Api.OpenApi;
using Billing.Api.Problems;
using Billing.Contracts.Export;

namespace Billing.Api.MeterExports;

/// <summary>What operators see of the usage that is told to Stripe's meters.</summary>
internal static class MeterExportEndpoints
{
    private const string ListName = "meter-exports";

    public static void MapMeterExports(this IEndpointRouteBuilder routes)
    {
        var exports = routes.MapGroup("/v1/meter-exports");
        exports.MapGet("", List).Allow(Access.Admin).Describe(MeterExportOperations.List);
        exports.MapPost("/{identifier}/retry", Retry).Allow(Access.Admin).Describe(MeterExportOperations.Retry);
    }

    private static async Task<IResult> List(HttpRequest request, IGrainFactory grains)
    {
        var query = new QueryReader(request);
        var (status, after, limit) = (query.Text("status"), query.After(ListName), query.Limit());
        if (query.Problem is { } problem)
            return problem;
        var reply = await Exports(grains).List(status, after, limit);
        if (reply.Error is { } error)
            return Problem.Of(error);
        var page = Page.Of(ListName, reply.Exports, reply.HasMore, MeterExportAnswer.Of, view => view.Identifier);
        return Answer.Ok(page, ApiJson.Default.PageMeterExportAnswer);
    }

    private static async Task<IResult> Retry(string identifier, IGrainFactory grains)
    {
        var reply = await Exports(grains).Retry(identifier);
        return reply.Error is { } error
            ? Problem.Of(error)
            : Answer.Ok(MeterExportAnswer.Of(reply.Export!), ApiJson.Default.MeterExportAnswer);
    }

    private static IMeterExportsGrain Exports(IGrainFactory grains) =>
        grains.GetGrain<IMeterExportsGrain>(IMeterExportsGrain.Key);
}
