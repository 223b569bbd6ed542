namespace Billing.Client;

/// <summary>Credits to give.</summary>
public sealed record NewGrant
{
    /// <summary>The credit type's code.</summary>
    public required string CreditType { get; init; }

    /// <summary>How many, more than 0, in the type's precision.</summary>
    public required decimal Amount { get; init; }

    /// <summary><c>days:N</c>, <c>period_end</c> or <c>never</c>; null is the credit type's default.</summary>
    public string? Expires { get; init; }

    /// <summary>A moment instead.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>When they can be spent first; null is now.</summary>
    public DateTimeOffset? EffectiveAt { get; init; }

    /// <summary>Lower is spent first.</summary>
    public int? Priority { get; init; }

    /// <summary><c>paid</c> or <c>promotional</c>.</summary>
    public string? Category { get; init; }

    /// <summary>Why, for the ledger.</summary>
    public string? Reason { get; init; }

    /// <summary>What the caller hangs on the entry: at most 50 texts of at most 500 characters.</summary>
    public IReadOnlyDictionary<string, string>? Metadata { get; init; }
}

/// <summary>A grant.</summary>
public record Grant
{
    /// <summary>Its id.</summary>
    public string GrantId { get => field ?? ""; init; }

    /// <summary>Its credit type.</summary>
    public string CreditType { get => field ?? ""; init; }

    /// <summary>What was given.</summary>
    public decimal Amount { get; init; }

    /// <summary>What is left of it.</summary>
    public decimal Remaining { get; init; }

    /// <summary>What reservations hold of that.</summary>
    public decimal Reserved { get; init; }

    /// <summary>Where it is in its life, such as <c>active</c> or <c>pending</c>.</summary>
    public string Status { get => field ?? ""; init; }

    /// <summary>When it can be spent first, UTC.</summary>
    public DateTimeOffset EffectiveAt { get; init; }

    /// <summary>When it is worth nothing, UTC; null is never.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>Lower is spent first.</summary>
    public int Priority { get; init; }

    /// <summary><c>paid</c> or <c>promotional</c>.</summary>
    public string Category { get => field ?? ""; init; }

    /// <summary>Where it came from, where the answer tells: <c>plan</c>, <c>top_up</c>, <c>api</c> ...</summary>
    public string? Source { get; init; }

    /// <summary>The entry that made it.</summary>
    public long Seq { get; init; }
}

/// <summary>A grant that was made.</summary>
public sealed record GrantEntry : Grant
{
    /// <summary>The account.</summary>
    public string Account { get => field ?? ""; init; }

    /// <summary>The balances that it moved, by credit type, as they are after it.</summary>
    public IReadOnlyDictionary<string, Balance> Balances { get => field ?? NoBalances.All; init; }
}

/// <summary>A grant that was taken back.</summary>
/// <param name="GrantId">The grant.</param>
/// <param name="Account">The account.</param>
/// <param name="Voided">What was taken; 0 where nothing was left.</param>
/// <param name="Seq">The account's newest entry.</param>
/// <param name="Balances">The balances that it moved.</param>
public sealed record VoidedGrant(
    string GrantId, string Account, decimal Voided, long Seq, IReadOnlyDictionary<string, Balance> Balances);

/// <summary>What the caller hangs on a change.</summary>
public sealed record Note
{
    /// <summary>Why, for the ledger.</summary>
    public string? Reason { get; init; }

    /// <summary>At most 50 texts of at most 500 characters.</summary>
    public IReadOnlyDictionary<string, string>? Metadata { get; init; }
}
