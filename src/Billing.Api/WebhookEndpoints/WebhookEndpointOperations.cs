using Billing.Api.Catalog;
using Billing.Api.Json;
using Billing.Api.OpenApi;
using Billing.Contracts;

namespace Billing.Api.WebhookEndpoints;

/// <summary>What the endpoints of webhook endpoints and their deliveries say about themselves.</summary>
internal static class WebhookEndpointOperations
{
    private static readonly Schema Url = new Schema.Text(TextLimits.Url)
        .Saying("Where messages are sent: https, on the public Internet.");

    private static readonly Schema Events = new Schema.ListOf(new Schema.Text(TextLimits.Name))
        .Saying("Types of messages, and prefixes such as credit.*; all unless given. docs/webhooks.md lists the types.");

    private static readonly Schema Description = new Schema.Text(WebhookEndpointBody.MaxDescriptionLength)
        .Saying("What it is, for people.");

    private static readonly Schema Enabled = new Schema.Flag()
        .Saying("Whether messages are sent; what waits meanwhile is sent when it is enabled again.");

    private static readonly Schema Overlap = new Schema.Whole(0, SecretRotationBody.MaxOverlapSeconds)
        .Saying("For how many seconds the secret before signs too; a day unless given.");

    public static readonly Operation Post = new Operation(
        Groups.Events, "createWebhookEndpoint", "Make a webhook endpoint")
        .Saying("The secret is in this answer only; a replay has null in its place.")
        .Takes(WebhookEndpointBody.ReadNew, Shape(WebhookEndpointBody.NewFields, "url"))
        .Gives(StatusCodes.Status201Created, ApiJson.Default.NewWebhookEndpointAnswer);

    public static readonly Operation List = new Operation(
        Groups.Events, "listWebhookEndpoints", "List webhook endpoints")
        .Pages(ApiJson.Default.PageWebhookEndpointAnswer);

    public static readonly Operation Get = Of("getWebhookEndpoint", "Read a webhook endpoint, without its secret")
        .Gives(StatusCodes.Status200OK, ApiJson.Default.WebhookEndpointAnswer);

    public static readonly Operation Patch = Of("updateWebhookEndpoint", "Change a webhook endpoint")
        .Takes(WebhookEndpointBody.ReadPatch, Shape(WebhookEndpointBody.PatchFields))
        .Gives(StatusCodes.Status200OK, ApiJson.Default.WebhookEndpointAnswer);

    public static readonly Operation Delete = Of("deleteWebhookEndpoint", "Delete a webhook endpoint")
        .Saying("What is pending for it is never sent.")
        .GivesNothing();

    public static readonly Operation RotateSecret = Of("rotateWebhookSecret", "Give a webhook endpoint a new secret")
        .Saying("The secret is in this answer only; a replay has null in its place.")
        .Takes(SecretRotationBody.Read, new BodyShape(SecretRotationBody.Fields, []).With("overlap_seconds", Overlap))
        .Gives(StatusCodes.Status200OK, ApiJson.Default.WebhookSecretAnswer) with { BodyIsOptional = true };

    public static readonly Operation ListDeliveries = Of("listWebhookDeliveries", "List messages to a webhook endpoint")
        .Saying("Newest first; status is pending, delivered or failed. What is over is kept for 30 days.")
        .Pages(ApiJson.Default.PageWebhookDeliveryAnswer)
        .Asks("status", "account");

    public static readonly Operation Replay = Of("replayWebhookDelivery", "Send a message once more, under its id")
        .MayTake(EmptyBody.Read, EmptyBody.Fields)
        .Gives(StatusCodes.Status202Accepted, ApiJson.Default.WebhookDeliveryAnswer)
        .Refuses(ErrorCodes.DeliveryNotFound);

    private static Operation Of(string id, string summary) =>
        new Operation(Groups.Events, id, summary).Refuses(ErrorCodes.WebhookEndpointNotFound);

    private static BodyShape Shape(FieldSet fields, params string[] required) => new BodyShape(fields, [.. required])
        .With("url", Url).With("events", Events).With("description", Description).With("enabled", Enabled);
}
