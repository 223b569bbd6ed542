namespace Billing.Client;

/// <summary>A correction.</summary>
public sealed record NewAdjustment
{
    /// <summary>The credit type's code.</summary>
    public required string CreditType { get; init; }

    /// <summary>What is added, or taken where it is below 0.</summary>
    public required decimal Amount { get; init; }

    /// <summary>Why.</summary>
    public required string Reason { get; init; }

    /// <summary>Whether it may take more than there is.</summary>
    public bool? Force { get; init; }

    /// <summary>What the caller hangs on the entry: at most 50 texts of at most 500 characters.</summary>
    public IReadOnlyDictionary<string, string>? Metadata { get; init; }
}

/// <summary>A correction that was made.</summary>
/// <param name="EntryId">The entry's id.</param>
/// <param name="Seq">The entry's place in the account's ledger.</param>
/// <param name="Account">The account.</param>
/// <param name="CreditType">The credit type.</param>
/// <param name="Amount">What was added, or taken where it is below 0.</param>
/// <param name="GrantId">The grant that it made, or null.</param>
/// <param name="Consumed">The grants that it took from.</param>
/// <param name="Reason">Why.</param>
/// <param name="Balances">The balances that it moved.</param>
public sealed record AdjustmentEntry(
    string EntryId,
    long Seq,
    string Account,
    string CreditType,
    decimal Amount,
    string? GrantId,
    IReadOnlyList<ConsumedGrant> Consumed,
    string? Reason,
    IReadOnlyDictionary<string, Balance> Balances);
