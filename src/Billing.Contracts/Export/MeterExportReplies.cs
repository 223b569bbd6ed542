using System.Collections.Immutable;

namespace Billing.Contracts.Export;

/// <summary>A sum of usage as Stripe's meter is told it.</summary>
/// <param name="Identifier">The event's name at Stripe.</param>
/// <param name="Account">The account.</param>
/// <param name="Meter">The meter's code.</param>
/// <param name="EventName">The Stripe meter's event name.</param>
/// <param name="CustomerId">The Stripe customer.</param>
/// <param name="PeriodStart">Begin of the period in which it was counted, UTC.</param>
/// <param name="PeriodEnd">Its end, exclusive.</param>
/// <param name="SeqFrom">The first ledger entry that it sums.</param>
/// <param name="SeqTo">The last one.</param>
/// <param name="Value">Units of the meter; negative for usage that was taken back.</param>
/// <param name="OccurredAt">The event's timestamp, UTC.</param>
/// <param name="Cancels">The event that it takes back, or null.</param>
/// <param name="Status"><c>pending</c>, <c>delivered</c>, <c>cancelled</c>, <c>needs_review</c> or <c>dead</c>.</param>
/// <param name="Attempts">How often it was tried.</param>
/// <param name="NextAt">When it is tried next, UTC, or null where it is not.</param>
/// <param name="CreatedAt">When it was summed, UTC.</param>
/// <param name="DeliveredAt">When Stripe had it, UTC, or null.</param>
/// <param name="Reason">Why it is not delivered, or null.</param>
[GenerateSerializer, Alias("billing.meter_export"), Immutable]
public sealed record MeterExportView(
    [property: Id(0)] string Identifier,
    [property: Id(1)] string Account,
    [property: Id(2)] string Meter,
    [property: Id(3)] string EventName,
    [property: Id(4)] string CustomerId,
    [property: Id(5)] DateTime PeriodStart,
    [property: Id(6)] DateTime PeriodEnd,
    [property: Id(7)] long SeqFrom,
    [property: Id(8)] long SeqTo,
    [property: Id(9)] Amount Value,
    [property: Id(10)] DateTime OccurredAt,
    [property: Id(11)] string? Cancels,
    [property: Id(12)] string Status,
    [property: Id(13)] int Attempts,
    [property: Id(14)] DateTime? NextAt,
    [property: Id(15)] DateTime CreatedAt,
    [property: Id(16)] DateTime? DeliveredAt,
    [property: Id(17)] string? Reason);

/// <summary>The answer about one event.</summary>
[GenerateSerializer, Alias("billing.meter_export_reply"), Immutable]
public sealed record MeterExportReply([property: Id(0)] ErrorReply? Error, [property: Id(1)] MeterExportView? Export);

/// <summary>A page of events.</summary>
[GenerateSerializer, Alias("billing.meter_export_page"), Immutable]
public sealed record MeterExportPageReply(
    [property: Id(0)] ErrorReply? Error,
    [property: Id(1)] ImmutableArray<MeterExportView> Exports,
    [property: Id(2)] bool HasMore);
