using Billing.Api.Auth;
using Billing.Api.Idempotency;
using Billing.Api.Json;
using Billing.Api.Lists;
using Billing.Api.OpenApi;
using Billing.Api.Problems;
using Billing.Contracts.Webhooks;

namespace Billing.Api.WebhookEndpoints;

/// <summary>Receivers of messages (SEMANTICS I1).</summary>
internal static class WebhookEndpointEndpoints
{
    private const string ListName = "webhook-endpoints";

    public static void MapWebhookEndpoints(this IEndpointRouteBuilder routes)
    {
        var endpoints = routes.MapGroup("/v1/webhook-endpoints");
        endpoints.MapPost("", Post).Allow(Access.Admin).Describe(WebhookEndpointOperations.Post);
        endpoints.MapGet("", List).Allow(Access.Admin).Describe(WebhookEndpointOperations.List);
        endpoints.MapGet("/{id}", Get).Allow(Access.Admin).Describe(WebhookEndpointOperations.Get);
        endpoints.MapPatch("/{id}", Patch).Allow(Access.Admin).Describe(WebhookEndpointOperations.Patch);
        endpoints.MapDelete("/{id}", Delete).Allow(Access.Admin).Describe(WebhookEndpointOperations.Delete);
        endpoints.MapPost("/{id}/rotate-secret", RotateSecret).Allow(Access.Admin)
            .Describe(WebhookEndpointOperations.RotateSecret);
    }

    private static async Task<IResult> Post(HttpContext http, IGrainFactory grains)
    {
        var (body, key, problem) = await KeyedCall.Read(http.Request, WebhookEndpointBody.ReadNew);
        if (problem is not null)
            return problem;
        if (body.Url is null)
            return Problem.Invalid("url", "url is missing.");
        var reply = await Endpoints(grains).Create(body.ToRequest(key));
        if (reply.Error is { } error)
            return Problem.Of(error);
        http.Response.Headers.CacheControl = "no-store";
        return Answer.Of(
            StatusCodes.Status201Created,
            NewWebhookEndpointAnswer.Of(reply.Endpoint!, reply.Secret),
            ApiJson.Default.NewWebhookEndpointAnswer,
            reply.Replayed);
    }

    private static async Task<IResult> List(HttpRequest request, IGrainFactory grains)
    {
        var query = new QueryReader(request);
        var (after, limit) = (query.After(ListName), query.Limit());
        if (query.Problem is { } problem)
            return problem;
        var reply = await Endpoints(grains).List(after, limit);
        if (reply.Error is { } error)
            return Problem.Of(error);
        var page = Page.Of(ListName, reply.Endpoints, reply.HasMore, WebhookEndpointAnswer.Of, view => view.Id);
        return Answer.Ok(page, ApiJson.Default.PageWebhookEndpointAnswer);
    }

    private static async Task<IResult> Get(string id, IGrainFactory grains) => Reply(await Endpoints(grains).Find(id));

    private static async Task<IResult> Patch(string id, HttpRequest request, IGrainFactory grains)
    {
        // Doing it twice is doing it once, so a key has nothing to add; it is only checked.
        var (body, _, problem) = await KeyedCall.Read(request, WebhookEndpointBody.ReadPatch);
        return problem is not null ? problem : Reply(await Endpoints(grains).Patch(body.ToPatch(id)));
    }

    private static async Task<IResult> Delete(string id, IGrainFactory grains)
    {
        var reply = await Endpoints(grains).Delete(id);
        return reply.Error is { } error ? Problem.Of(error) : Results.NoContent();
    }

    private static async Task<IResult> RotateSecret(string id, HttpContext http, IGrainFactory grains)
    {
        var (body, key, problem) = await KeyedCall.Read(http.Request, SecretRotationBody.Read, optional: true);
        if (problem is not null)
            return problem;
        var overlap = body.OverlapSeconds ?? SecretRotationBody.DefaultOverlapSeconds;
        var reply = await Endpoints(grains).RotateSecret(new WebhookSecretRequest(key, id, overlap));
        if (reply.Error is { } error)
            return Problem.Of(error);
        http.Response.Headers.CacheControl = "no-store";
        return Answer.Of(
            StatusCodes.Status200OK, WebhookSecretAnswer.Of(reply), ApiJson.Default.WebhookSecretAnswer, reply.Replayed);
    }

    private static IWebhookEndpointsGrain Endpoints(IGrainFactory grains) =>
        grains.GetGrain<IWebhookEndpointsGrain>(IWebhookEndpointsGrain.Key);

    private static IResult Reply(WebhookEndpointReply reply) => reply.Error is { } error
        ? Problem.Of(error)
        : Answer.Ok(WebhookEndpointAnswer.Of(reply.Endpoint!), ApiJson.Default.WebhookEndpointAnswer);
}
