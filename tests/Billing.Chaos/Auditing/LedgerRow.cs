namespace Billing.Chaos.Auditing;

/// <summary>A line of the ledger as SQL shows it.</summary>
internal sealed record LedgerRow(
    string Account,
    long Seq,
    string Type,
    DateTime At,
    string? CreditType,
    long Amount,
    long BalanceBefore,
    long BalanceAfter,
    string? Key,
    Guid? KeyHash,
    string? Operation,
    string? Meter,
    long? Quantity)
{
    /// <summary>The grants that it moved units of, in the order written.</summary>
    public (long GrantSeq, long Amount)[] Lines { get; init; } = [];
}

/// <summary>What an account answered about itself after the load.</summary>
/// <param name="Seq">The sequence number of its balances.</param>
/// <param name="Settled">Smallest units by credit type.</param>
/// <param name="VerifyOk">What <c>ledger/verify</c> said.</param>
/// <param name="VerifyEntries">How many entries it read.</param>
internal sealed record AccountAnswer(long Seq, IReadOnlyDictionary<string, long> Settled, bool VerifyOk, long VerifyEntries);

/// <summary>Everything that the audit looks at.</summary>
/// <param name="Attempts">What the clients tried and were told.</param>
/// <param name="Readings">Balances that they read meanwhile.</param>
/// <param name="Rows">The ledger, by account and sequence number.</param>
/// <param name="Answers">What each account says now, one dictionary for each service.</param>
/// <param name="StaleTicks">How old a read may be: more than 0 only where several hosts serve one account.</param>
internal sealed record Evidence(
    IReadOnlyList<Load.Attempt> Attempts,
    IReadOnlyList<Load.Reading> Readings,
    IReadOnlyList<LedgerRow> Rows,
    IReadOnlyList<IReadOnlyDictionary<string, AccountAnswer>> Answers,
    long StaleTicks)
{
    /// <summary>
    /// Whether the service may try a call of its caller again by itself: a cluster does when a silo is lost. The first answer
    /// to a key may then be a replay.
    /// </summary>
    public bool ServiceRetries { get; init; }
}
