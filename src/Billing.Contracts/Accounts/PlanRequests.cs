namespace Billing.Contracts.Accounts;

/// <summary>Puts the account on a plan.</summary>
/// <param name="Key">Its idempotency key.</param>
/// <param name="Note">What the caller says about it.</param>
/// <param name="Plan">The plan's slug, or null for the default plan, or none where there is no default.</param>
/// <param name="Effective"><c>now</c> or <c>renewal</c>; null for now.</param>
/// <param name="Credits"><c>top_up_difference</c>, <c>full_new</c>, <c>prorate</c> or <c>none</c>; null for the first.</param>
[GenerateSerializer, Alias("billing.set_plan"), Immutable]
public sealed record SetPlanRequest(
    [property: Id(0)] CallKey Key,
    [property: Id(1)] NoteRequest Note,
    [property: Id(2)] string? Plan,
    [property: Id(3)] string? Effective,
    [property: Id(4)] string? Credits);

/// <summary>Takes back what nothing holds of a grant.</summary>
[GenerateSerializer, Alias("billing.void_grant"), Immutable]
public sealed record VoidGrantRequest(
    [property: Id(0)] CallKey Key, [property: Id(1)] NoteRequest Note, [property: Id(2)] string GrantId);

/// <summary>Takes back usage.</summary>
/// <param name="Key">Its idempotency key.</param>
/// <param name="Note">What the caller says about it.</param>
/// <param name="EntryId"><c>le_…</c> of the debit or capture.</param>
/// <param name="Amount">Decimal text of the credit type, for a plain debit; null for all that is left.</param>
/// <param name="Quantity">Decimal text of the meter, for metered usage; null for all that is left.</param>
/// <param name="ReissueDays">For how many days units of expired grants live on, or null for not at all.</param>
[GenerateSerializer, Alias("billing.reverse"), Immutable]
public sealed record ReverseRequest(
    [property: Id(0)] CallKey Key,
    [property: Id(1)] NoteRequest Note,
    [property: Id(2)] string EntryId,
    [property: Id(3)] string? Amount,
    [property: Id(4)] string? Quantity,
    [property: Id(5)] int? ReissueDays);

/// <summary>Says when the account is told of a low balance.</summary>
/// <param name="Key">Its idempotency key.</param>
/// <param name="CreditType">The credit type's code.</param>
/// <param name="Clear">Whether the account's own rule goes and the plan's counts again.</param>
/// <param name="ThresholdPercent">Of what a cycle of the plan grants, or null.</param>
/// <param name="Threshold">Decimal text, or null; neither means never.</param>
/// <param name="Hysteresis">Decimal text above the threshold that must be reached before it is said again; null for 0.</param>
/// <param name="MinIntervalSeconds">The least time between two; null for 0.</param>
/// <param name="Basis"><c>settled</c> or <c>available</c>; null for settled.</param>
[GenerateSerializer, Alias("billing.set_alert"), Immutable]
public sealed record SetAlertRequest(
    [property: Id(0)] CallKey Key,
    [property: Id(1)] string CreditType,
    [property: Id(2)] bool Clear,
    [property: Id(3)] int? ThresholdPercent,
    [property: Id(4)] string? Threshold,
    [property: Id(5)] string? Hysteresis,
    [property: Id(6)] int? MinIntervalSeconds,
    [property: Id(7)] string? Basis);

/// <summary>Usage summed up by span.</summary>
/// <param name="From">At or after, UTC.</param>
/// <param name="To">Before, UTC.</param>
/// <param name="Granularity"><c>hour</c>, <c>day</c> or <c>month</c>.</param>
[GenerateSerializer, Alias("billing.usage_query"), Immutable]
public sealed record UsageQuery(
    [property: Id(0)] DateTime From, [property: Id(1)] DateTime To, [property: Id(2)] string Granularity);
