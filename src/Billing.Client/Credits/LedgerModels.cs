using System.Text.Json;

namespace Billing.Client;

/// <summary>Which entries of a ledger.</summary>
public sealed record LedgerFilter
{
    /// <summary>Only entries of this type, such as <c>debit</c>.</summary>
    public string? Type { get; init; }

    /// <summary>Only entries of this credit type.</summary>
    public string? CreditType { get; init; }

    /// <summary>Only entries that touched this grant.</summary>
    public string? GrantId { get; init; }

    /// <summary>Only entries from this moment on.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>Only entries before this moment.</summary>
    public DateTimeOffset? To { get; init; }

    /// <summary>No older than this entry.</summary>
    public long? MinSeq { get; init; }
}

/// <summary>One line of a ledger.</summary>
public sealed record LedgerEntry
{
    /// <summary>Its place, gap-free from 1.</summary>
    public long Seq { get; init; }

    /// <summary>Its id.</summary>
    public string EntryId { get => field ?? ""; init; }

    /// <summary>What it is: <c>grant</c>, <c>debit</c>, <c>expired</c> ... (API "ledger").</summary>
    public string Type { get => field ?? ""; init; }

    /// <summary>When it happened, UTC.</summary>
    public DateTimeOffset At { get; init; }

    /// <summary>The credit type that it moved, or null.</summary>
    public string? CreditType { get; init; }

    /// <summary>By how much, with its sign; 0 where it moved nothing.</summary>
    public decimal Amount { get; init; }

    /// <summary>The settled balance before it.</summary>
    public decimal? BalanceBefore { get; init; }

    /// <summary>The settled balance after it.</summary>
    public decimal? BalanceAfter { get; init; }

    /// <summary>The grants that it touched.</summary>
    public IReadOnlyList<GrantAmount> Grants { get => field ?? []; init; }

    /// <summary>The caller's key, or null.</summary>
    public string? IdempotencyKey { get; init; }

    /// <summary>Why.</summary>
    public string? Reason { get; init; }

    /// <summary>The hash over this entry and the one before, in hexadecimal digits.</summary>
    public string? Hash { get; init; }

    /// <summary>The meter, or null.</summary>
    public string? Meter { get; init; }

    /// <summary>Units of the meter.</summary>
    public decimal? Quantity { get; init; }

    /// <summary>Units that the plan included.</summary>
    public decimal? Included { get; init; }

    /// <summary>Units that are billed afterwards.</summary>
    public decimal? Overage { get; init; }

    /// <summary>What the account owes after it, or null.</summary>
    public decimal? Deficit { get; init; }

    /// <summary>The reservation, or null.</summary>
    public string? ReservationId { get; init; }

    /// <summary>The entry or grant that it is about, or null.</summary>
    public string? RefersTo { get; init; }

    /// <summary>The change of plan, or null.</summary>
    public LedgerPlan? Plan { get; init; }

    /// <summary>The period that was closed, or null.</summary>
    public UsagePeriodReport? Period { get; init; }

    /// <summary>The API key of an operator's change, or null.</summary>
    public string? Actor { get; init; }

    /// <summary>What the caller hung on it: an object of texts, or null.</summary>
    public JsonElement? Metadata { get; init; }
}

/// <summary>An amount of a grant.</summary>
/// <param name="GrantId">The grant.</param>
/// <param name="Amount">How much of it.</param>
public sealed record GrantAmount(string GrantId, decimal Amount);

/// <summary>A change of plan in the ledger.</summary>
/// <param name="From">The plan before.</param>
/// <param name="To">The plan after.</param>
/// <param name="Effective"><c>now</c> or <c>renewal</c>.</param>
public sealed record LedgerPlan(string? From, string? To, string Effective);

/// <summary>What a verification found.</summary>
/// <param name="Ok">Whether all is as it was written.</param>
/// <param name="Entries">How many entries were checked.</param>
/// <param name="HeadSeq">The newest one.</param>
/// <param name="HeadHash">Its hash.</param>
/// <param name="FirstBadSeq">The first one that is not as it was written, or null.</param>
public sealed record LedgerVerification(bool Ok, long Entries, long HeadSeq, string HeadHash, long? FirstBadSeq);
