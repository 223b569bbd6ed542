using System.Collections.Immutable;

namespace Billing.Contracts.Payments;

/// <summary>
/// The events of Stripe that came in; the one key of the grain is <see cref="Key"/>. What it has answered without an error is in
/// the store and will be applied (SEMANTICS E9).
/// </summary>
[Alias("billing.IStripeInboxGrain")]
public interface IStripeInboxGrain : IGrainWithStringKey
{
    /// <summary>The grain's only key.</summary>
    const string Key = "stripe-inbox";

    /// <summary>Takes in an event whose signature was checked. Refused: <c>invalid_request</c> where it is no event.</summary>
    /// <param name="body">The event as it came, JSON text.</param>
    [Alias("Receive")]
    Task<InboxReply> Receive(string body);

    /// <summary>A page of events, newest first.</summary>
    [Alias("List")]
    Task<InboxPageReply> List(InboxQuery query);

    /// <summary>Applies an event again, now. Refused: <c>stripe_event_not_found</c>.</summary>
    [Alias("Retry")]
    Task<InboxReply> Retry(string id);
}

/// <summary>The answer about one event.</summary>
/// <param name="Error">Why not, or null.</param>
/// <param name="Event">The event, or null.</param>
[GenerateSerializer, Alias("billing.inbox_reply"), Immutable]
public sealed record InboxReply([property: Id(0)] ErrorReply? Error, [property: Id(1)] InboxEventView? Event)
    : IReply;

/// <summary>Which events a page holds.</summary>
/// <param name="Status"><c>failing</c>, <c>pending</c>, <c>unlinked</c>, <c>done</c>, <c>ignored</c>, or null for all.</param>
/// <param name="AfterId">The event that the page follows, or null.</param>
/// <param name="Limit">1 to 100.</param>
[GenerateSerializer, Alias("billing.inbox_query"), Immutable]
public sealed record InboxQuery(
    [property: Id(0)] string? Status, [property: Id(1)] string? AfterId, [property: Id(2)] int Limit);

/// <summary>A page of events.</summary>
[GenerateSerializer, Alias("billing.inbox_page"), Immutable]
public sealed record InboxPageReply(
    [property: Id(0)] ErrorReply? Error,
    [property: Id(1)] ImmutableArray<InboxEventView> Events,
    [property: Id(2)] bool HasMore);

/// <summary>An event of Stripe as an operator sees it.</summary>
/// <param name="Id"><c>evt_…</c>.</param>
/// <param name="Type">Its type.</param>
/// <param name="ObjectId">What it is about, or null.</param>
/// <param name="CustomerId">The customer that it names, or null.</param>
/// <param name="Account">The account that it was found to be of, or null.</param>
/// <param name="Created">When Stripe made it, UTC.</param>
/// <param name="ReceivedAt">When it came, UTC.</param>
/// <param name="Status"><c>pending</c>, <c>unlinked</c>, <c>done</c> or <c>ignored</c>.</param>
/// <param name="Attempts">How often it was tried in vain.</param>
/// <param name="NextAt">When it is tried next, UTC; null where it is not.</param>
/// <param name="Reason">Why the last attempt failed, or null.</param>
[GenerateSerializer, Alias("billing.inbox_event"), Immutable]
public sealed record InboxEventView(
    [property: Id(0)] string Id,
    [property: Id(1)] string Type,
    [property: Id(2)] string? ObjectId,
    [property: Id(3)] string? CustomerId,
    [property: Id(4)] string? Account,
    [property: Id(5)] DateTime Created,
    [property: Id(6)] DateTime ReceivedAt,
    [property: Id(7)] string Status,
    [property: Id(8)] int Attempts,
    [property: Id(9)] DateTime? NextAt,
    [property: Id(10)] string? Reason);
