using Billing.Api.Auth;
using Billing.Api.Idempotency;
using Billing.Api.Json;
using Billing.Api.Lists;
using Billing.Api.OpenApi;
using Billing.Api.Problems;
using Billing.Contracts.Webhooks;

namespace Billing.Api.WebhookEndpoints;

/// <summary>What an operator sees of messages to an endpoint, and sends again (SEMANTICS I1).</summary>
internal static class WebhookDeliveryEndpoints
{
    private const string ListName = "webhook-deliveries";

    public static void MapWebhookDeliveries(this IEndpointRouteBuilder routes)
    {
        var deliveries = routes.MapGroup("/v1/webhook-endpoints/{id}/deliveries");
        deliveries.MapGet("", List).Allow(Access.Admin).Describe(WebhookEndpointOperations.Deliveries);
        deliveries.MapPost("/{delivery}/replay", Replay).Allow(Access.Admin).Describe(WebhookEndpointOperations.Replay);
    }

    private static async Task<IResult> List(string id, HttpRequest request, IGrainFactory grains)
    {
        var query = new QueryReader(request);
        var asked = new WebhookDeliveryQuery(
            id, query.Text("status"), query.Text("account"), query.After(ListName), query.Limit());
        if (query.Problem is { } problem)
            return problem;
        var reply = await Endpoints(grains).Deliveries(asked);
        if (reply.Error is { } error)
            return Problem.Of(error);
        var page = Page.Of(ListName, reply.Deliveries, reply.HasMore, WebhookDeliveryAnswer.Of, view => view.Id);
        return Answer.Ok(page, ApiJson.Default.PageWebhookDeliveryAnswer);
    }

    private static async Task<IResult> Replay(string id, string delivery, HttpRequest request, IGrainFactory grains)
    {
        // A message is in line once, however often it is asked for; a key has nothing to add, it is only checked.
        var (_, _, problem) = await KeyedCall.Read(request, Catalog.EmptyBody.Read, optional: true);
        if (problem is not null)
            return problem;
        var reply = await Endpoints(grains).Replay(id, delivery);
        return reply.Error is { } error
            ? Problem.Of(error)
            : Answer.Of(
                StatusCodes.Status202Accepted,
                WebhookDeliveryAnswer.Of(reply.Delivery!),
                ApiJson.Default.WebhookDeliveryAnswer);
    }

    private static IWebhookEndpointsGrain Endpoints(IGrainFactory grains) =>
        grains.GetGrain<IWebhookEndpointsGrain>(IWebhookEndpointsGrain.Key);
}
