using Billing.Api.Json;
using Billing.Api.OpenApi;
using Billing.Contracts;
using Billing.Domain.Accounts;

namespace Billing.Api.ApiKeys;

/// <summary>What the endpoints of API keys say about themselves.</summary>
internal static class ApiKeyOperations
{
    public static readonly Operation Post = new Operation(Groups.Operations, "createApiKey", "Make an API key")
        .Saying("The key is in this answer only; a replay has null in its place.")
        .Takes(ApiKeyBody.Read, ApiKeyBody.Fields, "kind")
        .Gives(StatusCodes.Status201Created, ApiJson.Default.NewApiKeyAnswer)
        .Refuses(RefusalCodes.AccountNotFound);

    public static readonly Operation List = new Operation(Groups.Operations, "listApiKeys", "List API keys")
        .Pages(ApiJson.Default.PageApiKeyAnswer);

    public static readonly Operation Get = new Operation(Groups.Operations, "getApiKey", "Read an API key, without its secret")
        .Gives(StatusCodes.Status200OK, ApiJson.Default.ApiKeyAnswer)
        .Refuses(ErrorCodes.ApiKeyNotFound);

    public static readonly Operation Delete = new Operation(Groups.Operations, "revokeApiKey", "Revoke an API key")
        .Saying("Every process takes it for five seconds more at most.")
        .Gives(StatusCodes.Status200OK, ApiJson.Default.ApiKeyAnswer)
        .Refuses(ErrorCodes.ApiKeyNotFound);
}
