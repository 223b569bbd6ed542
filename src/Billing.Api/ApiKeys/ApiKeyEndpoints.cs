using Billing.Api.Accounts;
using Billing.Api.Auth;
using Billing.Api.Idempotency;
using Billing.Api.Json;
using Billing.Api.Lists;
using Billing.Api.OpenApi;
using Billing.Api.Problems;
using Billing.Contracts.Accounts;
using Billing.Contracts.ApiKeys;

namespace Billing.Api.ApiKeys;

/// <summary>Keys to this API.</summary>
internal static class ApiKeyEndpoints
{
    private const string ListName = "api_keys";

    public static void MapApiKeys(this IEndpointRouteBuilder routes)
    {
        var keys = routes.MapGroup("/v1/api-keys");
        keys.MapPost("", Post).Allow(Access.Admin).Describe(ApiKeyOperations.Post);
        keys.MapGet("", List).Allow(Access.Admin).Describe(ApiKeyOperations.List);
        keys.MapGet("/{id}", Get).Allow(Access.Admin).Describe(ApiKeyOperations.Get);
        keys.MapDelete("/{id}", Delete).Allow(Access.Admin).Describe(ApiKeyOperations.Delete);
    }

    private static async Task<IResult> Post(HttpContext http, IGrainFactory grains)
    {
        var (body, key, problem) = await KeyedCall.Read(http.Request, ApiKeyBody.Read);
        problem ??= await Fault(body, grains);
        if (problem is not null)
            return problem;
        var reply = await Keys(grains).Create(body.ToRequest(key));
        if (reply.Error is { } error)
            return Problem.Of(error);
        http.Response.Headers.CacheControl = "no-store";
        return Answer.Of(
            StatusCodes.Status201Created,
            NewApiKeyAnswer.Of(reply.ApiKey!, reply.Secret),
            ApiJson.Default.NewApiKeyAnswer,
            reply.Replayed);
    }

    // A key to an account that is not there would be a key to whoever opens it later.
    private static async Task<Problem?> Fault(ApiKeyBody body, IGrainFactory grains)
    {
        if (body.Kind is null)
            return Problem.Invalid("kind", "kind is admin or account.");
        if (body.Kind != "account" || body.Account is null)
            return null;
        if (!AccountId.IsValid(body.Account))
            return Problem.Invalid("account", AccountId.Rule);
        var account = await grains.GetAccount(body.Account).Read(null);
        return account.Error is { } error ? Problem.Of(error) : null;
    }

    private static async Task<IResult> List(HttpRequest request, IGrainFactory grains)
    {
        var query = new QueryReader(request);
        var (after, limit) = (query.After(ListName), query.Limit());
        if (query.Problem is { } problem)
            return problem;
        var reply = await Keys(grains).List(after, limit);
        if (reply.Error is { } error)
            return Problem.Of(error);
        var page = Page.Of(ListName, reply.ApiKeys, reply.HasMore, ApiKeyAnswer.Of, view => view.Id);
        return Answer.Ok(page, ApiJson.Default.PageApiKeyAnswer);
    }

    private static async Task<IResult> Get(string id, IGrainFactory grains) => Reply(await Keys(grains).Find(id));

    private static async Task<IResult> Delete(string id, IGrainFactory grains, KeyRing ring)
    {
        var reply = await Keys(grains).Revoke(id);
        if (reply.Error is null)
            ring.Forget(id);
        return Reply(reply);
    }

    private static IApiKeysGrain Keys(IGrainFactory grains) => grains.GetGrain<IApiKeysGrain>(IApiKeysGrain.Key);

    private static IResult Reply(ApiKeyReply reply) => reply.Error is { } error
        ? Problem.Of(error)
        : Answer.Ok(ApiKeyAnswer.Of(reply.ApiKey!), ApiJson.Default.ApiKeyAnswer);
}
