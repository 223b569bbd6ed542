using System.Collections.Immutable;

namespace Billing.Contracts.Accounts;

/// <summary>The plan that an account is on.</summary>
/// <param name="Slug">The plan, or null for none.</param>
/// <param name="Name">For people, or null.</param>
/// <param name="Version">The version that it is on until it renews, or null.</param>
/// <param name="Tier">Its place among the plans, or null.</param>
/// <param name="Source"><c>none</c>, <c>default</c>, <c>manual</c> or <c>subscription</c>.</param>
/// <param name="PeriodStart">Start of the current period, UTC.</param>
/// <param name="PeriodEnd">Its end, exclusive.</param>
/// <param name="HasNext">Whether another plan takes over at the end of the period.</param>
/// <param name="NextSlug">That plan, or null for none.</param>
/// <param name="Meters">What the plan says of each of its meters, and where they stand.</param>
[GenerateSerializer, Alias("billing.plan_state"), Immutable]
public sealed record PlanStateReply(
    [property: Id(0)] string? Slug,
    [property: Id(1)] string? Name,
    [property: Id(2)] int? Version,
    [property: Id(3)] int? Tier,
    [property: Id(4)] string Source,
    [property: Id(5)] DateTime PeriodStart,
    [property: Id(6)] DateTime PeriodEnd,
    [property: Id(7)] bool HasNext,
    [property: Id(8)] string? NextSlug,
    [property: Id(9)] ImmutableArray<PlanMeterReply> Meters);

/// <summary>A meter of the account's plan.</summary>
/// <param name="Meter">The meter's code.</param>
/// <param name="Count">Units counted in the current period.</param>
/// <param name="Included">Units that the plan includes a period.</param>
/// <param name="IncludedLeft">Units of them that are left.</param>
/// <param name="Limit">Units that are admitted a period, or null for no limit.</param>
/// <param name="LimitMode"><c>none</c>, <c>soft</c> or <c>hard</c>.</param>
/// <param name="Remaining">Units left up to the limit, never negative, or null for no limit (SEMANTICS D8).</param>
/// <param name="Overage">Units that will be billed.</param>
[GenerateSerializer, Alias("billing.plan_meter_state"), Immutable]
public sealed record PlanMeterReply(
    [property: Id(0)] string Meter,
    [property: Id(1)] Amount Count,
    [property: Id(2)] Amount Included,
    [property: Id(3)] Amount IncludedLeft,
    [property: Id(4)] Amount? Limit,
    [property: Id(5)] string LimitMode,
    [property: Id(6)] Amount? Remaining,
    [property: Id(7)] Amount Overage)
{
    /// <summary>Credits for each whole unit beyond the included ones, or null where the meter only counts.</summary>
    [Id(8)]
    public Amount? UnitCost { get; init; }

    /// <summary>The credit type of <see cref="UnitCost"/>, or null.</summary>
    [Id(9)]
    public string? CostCreditType { get; init; }
}

/// <summary>A change of plan as an entry tells of it.</summary>
/// <param name="From">The plan before, or null.</param>
/// <param name="To">The plan afterwards, or null.</param>
/// <param name="Effective"><c>now</c>, <c>renewal</c>, or <c>renewed</c> where a renewal brought it.</param>
/// <param name="PeriodStart">Start of the period afterwards, UTC; null where it waits for the renewal.</param>
/// <param name="PeriodEnd">Its end, exclusive.</param>
[GenerateSerializer, Alias("billing.plan_change"), Immutable]
public sealed record PlanChangeReply(
    [property: Id(0)] string? From,
    [property: Id(1)] string? To,
    [property: Id(2)] string Effective,
    [property: Id(3)] DateTime? PeriodStart,
    [property: Id(4)] DateTime? PeriodEnd);

/// <summary>What a change of plan would come to.</summary>
/// <param name="Error">Why not, or null.</param>
/// <param name="After">The account as it would be, or null.</param>
/// <param name="Entries">The entries that it would write.</param>
[GenerateSerializer, Alias("billing.plan_preview"), Immutable]
public sealed record PlanPreviewReply(
    [property: Id(0)] ErrorReply? Error,
    [property: Id(1)] AccountReply? After,
    [property: Id(2)] ImmutableArray<EntryReply> Entries);

/// <summary>A period and what its meters counted.</summary>
/// <param name="Start">Its start, UTC.</param>
/// <param name="End">Its end, exclusive.</param>
/// <param name="IsCurrent">Whether it is still running.</param>
/// <param name="Counters">What each meter counted; none for a period without usage.</param>
[GenerateSerializer, Alias("billing.period"), Immutable]
public sealed record PeriodReply(
    [property: Id(0)] DateTime Start,
    [property: Id(1)] DateTime End,
    [property: Id(2)] bool IsCurrent,
    [property: Id(3)] ImmutableArray<PeriodCounterReply> Counters);

/// <summary>What a meter counted in a period.</summary>
/// <param name="Meter">The meter's code.</param>
/// <param name="Count">All admitted units.</param>
/// <param name="Included">Those of them that the plan included.</param>
/// <param name="Overage">Those of them that are billed afterwards.</param>
[GenerateSerializer, Alias("billing.period_counter"), Immutable]
public sealed record PeriodCounterReply(
    [property: Id(0)] string Meter,
    [property: Id(1)] Amount Count,
    [property: Id(2)] Amount Included,
    [property: Id(3)] Amount Overage);

/// <summary>The current period and at most the last 12 that closed, newest first (SEMANTICS D6).</summary>
[GenerateSerializer, Alias("billing.periods"), Immutable]
public sealed record PeriodsReply([property: Id(0)] ErrorReply? Error, [property: Id(1)] ImmutableArray<PeriodReply> Periods);

/// <summary>Usage summed up by span.</summary>
/// <param name="Error">Why not, or null.</param>
/// <param name="Meters">By span and meter.</param>
/// <param name="Credits">By span and credit type.</param>
[GenerateSerializer, Alias("billing.usage_report"), Immutable]
public sealed record UsageReportReply(
    [property: Id(0)] ErrorReply? Error,
    [property: Id(1)] ImmutableArray<MeterSpanReply> Meters,
    [property: Id(2)] ImmutableArray<CreditSpanReply> Credits);

/// <summary>A meter's usage in one span.</summary>
[GenerateSerializer, Alias("billing.meter_span"), Immutable]
public sealed record MeterSpanReply(
    [property: Id(0)] DateTime Start,
    [property: Id(1)] string Meter,
    [property: Id(2)] Amount Quantity,
    [property: Id(3)] Amount Included,
    [property: Id(4)] Amount Overage);

/// <summary>Credits consumed in one span.</summary>
[GenerateSerializer, Alias("billing.credit_span"), Immutable]
public sealed record CreditSpanReply(
    [property: Id(0)] DateTime Start, [property: Id(1)] string CreditType, [property: Id(2)] Amount Consumed);

/// <summary>A balance as it was.</summary>
[GenerateSerializer, Alias("billing.balance_at"), Immutable]
public sealed record BalanceAtReply(
    [property: Id(0)] ErrorReply? Error,
    [property: Id(1)] long Seq,
    [property: Id(2)] DateTime At,
    [property: Id(3)] ImmutableArray<CreditReply> Credits);

/// <summary>What is to come if usage goes on as it was.</summary>
/// <param name="Error">Why not, or null.</param>
/// <param name="At">From when, UTC.</param>
/// <param name="Credits">By credit type.</param>
/// <param name="Upcoming">Expiries, grants and period turns of the next 90 days if nothing is used.</param>
[GenerateSerializer, Alias("billing.forecast"), Immutable]
public sealed record ForecastReply(
    [property: Id(0)] ErrorReply? Error,
    [property: Id(1)] DateTime At,
    [property: Id(2)] ImmutableArray<CreditForecastReply> Credits,
    [property: Id(3)] ImmutableArray<EntryReply> Upcoming);

/// <summary>How long a credit type lasts.</summary>
/// <param name="CreditType">The credit type's code.</param>
/// <param name="Available">What a debit could take now.</param>
/// <param name="Consumed">What the last 30 days consumed.</param>
/// <param name="RunsOutAt">When it would be empty at that rate, grants and expiries to come included; null for not within 90 days.</param>
[GenerateSerializer, Alias("billing.credit_forecast"), Immutable]
public sealed record CreditForecastReply(
    [property: Id(0)] string CreditType,
    [property: Id(1)] Amount Available,
    [property: Id(2)] Amount Consumed,
    [property: Id(3)] DateTime? RunsOutAt);
