using System.Collections.Immutable;

namespace Billing.Contracts.Webhooks;

/// <summary>Asks for messages of a webhook endpoint.</summary>
/// <param name="EndpointId">The endpoint.</param>
/// <param name="Status">Only <c>pending</c>, <c>delivered</c> or <c>failed</c> ones, or null for all.</param>
/// <param name="Account">Only those of an account, or null for all.</param>
/// <param name="AfterId">The message that the page follows, or null.</param>
/// <param name="Limit">1 to 100.</param>
[GenerateSerializer, Alias("billing.webhook_delivery_query"), Immutable]
public sealed record WebhookDeliveryQuery(
    [property: Id(0)] string EndpointId,
    [property: Id(1)] string? Status,
    [property: Id(2)] string? Account,
    [property: Id(3)] string? AfterId,
    [property: Id(4)] int Limit);

/// <summary>A message for a webhook endpoint.</summary>
/// <param name="Id">Its id, <c>msg_…</c>: the header <c>webhook-id</c>.</param>
/// <param name="Type">What kind of message it is.</param>
/// <param name="Account">The account.</param>
/// <param name="Sequence">The ledger entry that caused it.</param>
/// <param name="Status"><c>pending</c>, <c>delivered</c> or <c>failed</c>.</param>
/// <param name="Attempts">How often it was sent.</param>
/// <param name="NextAttemptAt">When its account's line is sent next, UTC; null where it is not pending.</param>
/// <param name="LastStatus">The HTTP status of the last attempt, or null.</param>
/// <param name="LastError">Why the last attempt failed, or null.</param>
/// <param name="CreatedAt">When it was put into line, UTC.</param>
/// <param name="DeliveredAt">When it was delivered, UTC, or null.</param>
/// <param name="Payload">The body, byte for byte.</param>
[GenerateSerializer, Alias("billing.webhook_delivery"), Immutable]
public sealed record WebhookDeliveryView(
    [property: Id(0)] string Id,
    [property: Id(1)] string Type,
    [property: Id(2)] string Account,
    [property: Id(3)] long Sequence,
    [property: Id(4)] string Status,
    [property: Id(5)] int Attempts,
    [property: Id(6)] DateTime? NextAttemptAt,
    [property: Id(7)] int? LastStatus,
    [property: Id(8)] string? LastError,
    [property: Id(9)] DateTime CreatedAt,
    [property: Id(10)] DateTime? DeliveredAt,
    [property: Id(11)] string Payload);

/// <summary>The answer about one message.</summary>
[GenerateSerializer, Alias("billing.webhook_delivery_reply"), Immutable]
public sealed record WebhookDeliveryReply(
    [property: Id(0)] ErrorReply? Error, [property: Id(1)] WebhookDeliveryView? Delivery);

/// <summary>A page of messages.</summary>
[GenerateSerializer, Alias("billing.webhook_delivery_page"), Immutable]
public sealed record WebhookDeliveryPageReply(
    [property: Id(0)] ErrorReply? Error,
    [property: Id(1)] ImmutableArray<WebhookDeliveryView> Deliveries,
    [property: Id(2)] bool HasMore);
