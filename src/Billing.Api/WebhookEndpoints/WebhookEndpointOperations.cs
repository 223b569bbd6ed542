using Billing.Api.Catalog;
using Billing.Api.Json;
using Billing.Api.OpenApi;
using Billing.Contracts;
using Billing.Domain.Accounts;

namespace Billing.Api.WebhookEndpoints;

/// <summary>What the endpoints of webhook endpoints and their deliveries say about themselves.</summary>
internal static class WebhookEndpointOperations
{
    public static readonly Operation Post = new Operation(Groups.Events, "createWebhookEndpoint", "Have messages sent somewhere")
        .Saying("The secret is in this answer only; a replay has null in its place.")
        .Takes(WebhookEndpointBody.ReadNew, WebhookEndpointBody.NewFields, "url")
        .Gives(StatusCodes.Status201Created, ApiJson.Default.NewWebhookEndpointAnswer);

    public static readonly Operation List = new Operation(Groups.Events, "listWebhookEndpoints", "List webhook endpoints")
        .Pages(ApiJson.Default.PageWebhookEndpointAnswer);

    public static readonly Operation Get = Of("getWebhookEndpoint", "Read a webhook endpoint, without its secret")
        .Gives(StatusCodes.Status200OK, ApiJson.Default.WebhookEndpointAnswer);

    public static readonly Operation Patch = Of("updateWebhookEndpoint", "Change a webhook endpoint")
        .Saying("A field that is left out stays as it is.")
        .Takes(WebhookEndpointBody.ReadPatch, WebhookEndpointBody.PatchFields)
        .Gives(StatusCodes.Status200OK, ApiJson.Default.WebhookEndpointAnswer);

    public static readonly Operation Delete = Of("deleteWebhookEndpoint", "Send nothing there any more").GivesNothing();

    public static readonly Operation RotateSecret = Of("rotateWebhookSecret", "Give a webhook endpoint a new secret")
        .Saying("The one before signs too for overlap_seconds.")
        .MayTake(SecretRotationBody.Read, SecretRotationBody.Fields)
        .Gives(StatusCodes.Status200OK, ApiJson.Default.WebhookSecretAnswer);

    public static readonly Operation Deliveries = Of("listWebhookDeliveries", "List messages to a webhook endpoint")
        .Pages(ApiJson.Default.PageWebhookDeliveryAnswer)
        .Asks("status", "account");

    public static readonly Operation Replay = Of("replayWebhookDelivery", "Send a message once more")
        .MayTake(EmptyBody.Read, EmptyBody.Fields)
        .Gives(StatusCodes.Status202Accepted, ApiJson.Default.WebhookDeliveryAnswer)
        .Refuses(ErrorCodes.DeliveryNotFound);

    private static Operation Of(string id, string summary) => new Operation(Groups.Events, id, summary)
        .Refuses(ErrorCodes.WebhookEndpointNotFound, RefusalCodes.InvalidRequest);
}
