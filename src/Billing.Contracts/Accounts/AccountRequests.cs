namespace Billing.Contracts.Accounts;

/// <summary>Opens an account.</summary>
/// <param name="Key">Its idempotency key.</param>
/// <param name="Email">Contact, or null.</param>
/// <param name="Name">Display name, or null.</param>
/// <param name="Plan">The slug of the plan to begin with, or null for the default plan.</param>
/// <param name="TestClock">The test clock to live by, or null for real time.</param>
[GenerateSerializer, Alias("billing.open_account"), Immutable]
public sealed record OpenAccountRequest(
    [property: Id(0)] CallKey Key,
    [property: Id(1)] string? Email,
    [property: Id(2)] string? Name,
    [property: Id(3)] string? Plan = null,
    [property: Id(4)] string? TestClock = null);

/// <summary>Changes an account's particulars; null leaves one as it is, empty removes it.</summary>
[GenerateSerializer, Alias("billing.update_account"), Immutable]
public sealed record UpdateAccountRequest(
    [property: Id(0)] CallKey Key, [property: Id(1)] string? Email, [property: Id(2)] string? Name);

/// <summary>What a caller says about a change.</summary>
/// <param name="Reason">Free text or null.</param>
/// <param name="Actor">Who did it (an API key's id), or null.</param>
/// <param name="Metadata">A JSON object of strings in canonical form, or null.</param>
[GenerateSerializer, Alias("billing.note"), Immutable]
public sealed record NoteRequest(
    [property: Id(0)] string? Reason, [property: Id(1)] string? Actor, [property: Id(2)] string? Metadata)
{
    /// <summary>Nothing said.</summary>
    public static readonly NoteRequest None = new(null, null, null);
}

/// <summary>Grants credits. Amounts are decimal text as the caller wrote it; the account reads them exactly.</summary>
/// <param name="Key">Its idempotency key.</param>
/// <param name="Note">What the caller says about it.</param>
/// <param name="CreditType">The credit type's code.</param>
/// <param name="Amount">Decimal text.</param>
/// <param name="Expires"><c>days:N</c>, <c>period_end</c>, <c>never</c>, or null for the credit type's default.</param>
/// <param name="ExpiresAt">A moment instead of a rule, or null.</param>
/// <param name="EffectiveAt">From when, or null for now.</param>
/// <param name="Priority">0 to 100, or null for 50.</param>
/// <param name="Category"><c>paid</c> or <c>promotional</c>, or null for paid.</param>
[GenerateSerializer, Alias("billing.grant"), Immutable]
public sealed record GrantRequest(
    [property: Id(0)] CallKey Key,
    [property: Id(1)] NoteRequest Note,
    [property: Id(2)] string CreditType,
    [property: Id(3)] string Amount,
    [property: Id(4)] string? Expires,
    [property: Id(5)] DateTimeOffset? ExpiresAt,
    [property: Id(6)] DateTimeOffset? EffectiveAt,
    [property: Id(7)] int? Priority,
    [property: Id(8)] string? Category);

/// <summary>Usage of a meter, or a plain debit: either meter and quantity, or credit type and amount.</summary>
/// <param name="Key">Its idempotency key.</param>
/// <param name="Note">What the caller says about it.</param>
/// <param name="Meter">The meter's code, or null.</param>
/// <param name="Quantity">Decimal text, or null.</param>
/// <param name="CreditType">The credit type's code, or null.</param>
/// <param name="Amount">Decimal text, or null.</param>
/// <param name="AllowPartial">Take what there is when it is less.</param>
/// <param name="OccurredAt">When the caller says that it happened, or null.</param>
[GenerateSerializer, Alias("billing.usage"), Immutable]
public sealed record UsageRequest(
    [property: Id(0)] CallKey Key,
    [property: Id(1)] NoteRequest Note,
    [property: Id(2)] string? Meter,
    [property: Id(3)] string? Quantity,
    [property: Id(4)] string? CreditType,
    [property: Id(5)] string? Amount,
    [property: Id(6)] bool AllowPartial,
    [property: Id(7)] DateTimeOffset? OccurredAt);

/// <summary>Moves a balance by hand.</summary>
/// <param name="Key">Its idempotency key.</param>
/// <param name="Note">Reason and actor are required.</param>
/// <param name="CreditType">The credit type's code.</param>
/// <param name="Amount">Signed decimal text.</param>
/// <param name="Force">Whether a negative amount may overdraw.</param>
[GenerateSerializer, Alias("billing.adjustment"), Immutable]
public sealed record AdjustmentRequest(
    [property: Id(0)] CallKey Key,
    [property: Id(1)] NoteRequest Note,
    [property: Id(2)] string CreditType,
    [property: Id(3)] string Amount,
    [property: Id(4)] bool Force);

/// <summary>A page of the ledger, newest first.</summary>
/// <param name="BeforeSeq">Only entries before this one, or null to start at the newest.</param>
/// <param name="Limit">1 to 100.</param>
/// <param name="Type">Only this entry type, or null.</param>
/// <param name="GrantId">Only entries that touch this grant, or null.</param>
/// <param name="From">Only entries at or after, or null.</param>
/// <param name="To">Only entries before, or null.</param>
/// <param name="MinSeq">Never answer from an older state, or null.</param>
[GenerateSerializer, Alias("billing.ledger_query"), Immutable]
public sealed record LedgerQuery(
    [property: Id(0)] long? BeforeSeq,
    [property: Id(1)] int Limit,
    [property: Id(2)] string? Type,
    [property: Id(3)] string? GrantId,
    [property: Id(4)] DateTimeOffset? From,
    [property: Id(5)] DateTimeOffset? To,
    [property: Id(6)] long? MinSeq)
{
    /// <summary>Only entries of this credit type, or null.</summary>
    [Id(7)]
    public string? CreditType { get; init; }
}

/// <summary>What follows an entry of the ledger, oldest first.</summary>
/// <param name="AfterSeq">The entry; 0 for the beginning. The account is never older than it (<c>state_behind</c>).</param>
/// <param name="Limit">The most entries, 1 to 200.</param>
/// <param name="WaitMs">How long to wait for the first where there is none yet, 0 to 10,000 milliseconds.</param>
[GenerateSerializer, Alias("billing.follow_query"), Immutable]
public sealed record FollowQuery(
    [property: Id(0)] long AfterSeq, [property: Id(1)] int Limit, [property: Id(2)] int WaitMs);

/// <summary>A page of grants, newest first.</summary>
/// <param name="BeforeSeq">Only grants made before this entry, or null to start at the newest.</param>
/// <param name="Limit">1 to 100.</param>
/// <param name="CreditType">Only this credit type, or null.</param>
[GenerateSerializer, Alias("billing.grant_query"), Immutable]
public sealed record GrantQuery(
    [property: Id(0)] long? BeforeSeq, [property: Id(1)] int Limit, [property: Id(2)] string? CreditType);

/// <summary>Moves an account on to a later time of its test clock.</summary>
/// <param name="Key">Its key; the same for the same clock and time, so that again is the same.</param>
/// <param name="ClockId">The clock.</param>
/// <param name="To">The time that it moves to, UTC.</param>
[GenerateSerializer, Alias("billing.advance_clock"), Immutable]
public sealed record AdvanceClockRequest(
    [property: Id(0)] CallKey Key, [property: Id(1)] string ClockId, [property: Id(2)] DateTime To);
