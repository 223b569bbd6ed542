using System.Collections.Immutable;

namespace Billing.Contracts.Webhooks;

/// <summary>Makes a webhook endpoint.</summary>
/// <param name="Key">Its idempotency key.</param>
/// <param name="Url">Where to send to.</param>
/// <param name="Events">Names and prefixes such as <c>credit.*</c>; null for all.</param>
/// <param name="Description">For people, or null.</param>
[GenerateSerializer, Alias("billing.webhook_endpoint_request"), Immutable]
public sealed record WebhookEndpointRequest(
    [property: Id(0)] CallKey Key,
    [property: Id(1)] string Url,
    [property: Id(2)] ImmutableArray<string>? Events,
    [property: Id(3)] string? Description);

/// <summary>Changes a webhook endpoint; null leaves a field as it is.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Url">Where to send to from now on, pending messages included.</param>
/// <param name="Events">Which types it gets from now on.</param>
/// <param name="EventsGiven">Whether <paramref name="Events"/> is given; then null is all types.</param>
/// <param name="Description">For people.</param>
/// <param name="DescriptionGiven">Whether <paramref name="Description"/> is given; then null removes it.</param>
/// <param name="Enabled">Whether it is sent to.</param>
[GenerateSerializer, Alias("billing.webhook_endpoint_patch"), Immutable]
public sealed record WebhookEndpointPatch(
    [property: Id(0)] string Id,
    [property: Id(1)] string? Url,
    [property: Id(2)] ImmutableArray<string>? Events,
    [property: Id(3)] bool EventsGiven,
    [property: Id(4)] string? Description,
    [property: Id(5)] bool DescriptionGiven,
    [property: Id(6)] bool? Enabled);

/// <summary>A webhook endpoint, without its secret.</summary>
/// <param name="Id">Its id, <c>we_…</c>.</param>
/// <param name="Url">Where it is sent to.</param>
/// <param name="Events">Names and prefixes; null for all.</param>
/// <param name="Description">For people, or null.</param>
/// <param name="Status"><c>enabled</c> or <c>disabled</c>.</param>
/// <param name="DisabledReason"><c>gone</c>, <c>failing</c>, <c>operator</c>, or null.</param>
/// <param name="CreatedAt">When it was made, UTC.</param>
[GenerateSerializer, Alias("billing.webhook_endpoint"), Immutable]
public sealed record WebhookEndpointView(
    [property: Id(0)] string Id,
    [property: Id(1)] string Url,
    [property: Id(2)] ImmutableArray<string>? Events,
    [property: Id(3)] string? Description,
    [property: Id(4)] string Status,
    [property: Id(5)] string? DisabledReason,
    [property: Id(6)] DateTime CreatedAt);

/// <summary>The answer about one webhook endpoint.</summary>
/// <param name="Error">Why not, or null.</param>
/// <param name="Endpoint">The endpoint, or null.</param>
/// <param name="Secret">The secret, once: in the reply of the call that made it.</param>
/// <param name="Replayed">Whether an earlier call with the same idempotency key made it.</param>
[GenerateSerializer, Alias("billing.webhook_endpoint_reply"), Immutable]
public sealed record WebhookEndpointReply(
    [property: Id(0)] ErrorReply? Error,
    [property: Id(1)] WebhookEndpointView? Endpoint,
    [property: Id(2)] string? Secret,
    [property: Id(3)] bool Replayed) : IReply
{
    /// <summary>Never prints the secret.</summary>
    public override string ToString() =>
        $"WebhookEndpointReply {{ Error = {Error}, Endpoint = {Endpoint}, Replayed = {Replayed} }}";
}

/// <summary>A page of webhook endpoints.</summary>
[GenerateSerializer, Alias("billing.webhook_endpoint_page"), Immutable]
public sealed record WebhookEndpointPageReply(
    [property: Id(0)] ErrorReply? Error,
    [property: Id(1)] ImmutableArray<WebhookEndpointView> Endpoints,
    [property: Id(2)] bool HasMore);

/// <summary>Gives a webhook endpoint a new secret.</summary>
/// <param name="Key">Its idempotency key.</param>
/// <param name="Id">The endpoint.</param>
/// <param name="OverlapSeconds">For how long the secret before signs too: 0 to 604,800.</param>
[GenerateSerializer, Alias("billing.webhook_secret_request"), Immutable]
public sealed record WebhookSecretRequest(
    [property: Id(0)] CallKey Key, [property: Id(1)] string Id, [property: Id(2)] int OverlapSeconds);

/// <summary>A new secret.</summary>
/// <param name="Error">Why not, or null.</param>
/// <param name="Id">The endpoint, or null.</param>
/// <param name="Secret">The secret, once; null in a replay.</param>
/// <param name="PreviousExpiresAt">Until when the one before signs too, UTC.</param>
/// <param name="Replayed">Whether an earlier call with the same idempotency key made it.</param>
[GenerateSerializer, Alias("billing.webhook_secret_reply"), Immutable]
public sealed record WebhookSecretReply(
    [property: Id(0)] ErrorReply? Error,
    [property: Id(1)] string? Id,
    [property: Id(2)] string? Secret,
    [property: Id(3)] DateTime? PreviousExpiresAt,
    [property: Id(4)] bool Replayed) : IReply
{
    /// <summary>Never prints the secret.</summary>
    public override string ToString() => $"WebhookSecretReply {{ Error = {Error}, Id = {Id}, Replayed = {Replayed} }}";
}
