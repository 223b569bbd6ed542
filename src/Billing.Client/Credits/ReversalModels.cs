namespace Billing.Client;

/// <summary>How much to give back; without amount and quantity, all that is left of the original.</summary>
public sealed record Reversal
{
    /// <summary>Credits, more than 0.</summary>
    public decimal? Amount { get; init; }

    /// <summary>Units of the meter instead.</summary>
    public decimal? Quantity { get; init; }

    /// <summary>Days that credits of an expired grant live again; null lets them expire.</summary>
    public int? ReissueDays { get; init; }

    /// <summary>Why, for the ledger.</summary>
    public string? Reason { get; init; }

    /// <summary>What the caller hangs on the entry: at most 50 texts of at most 500 characters.</summary>
    public IReadOnlyDictionary<string, string>? Metadata { get; init; }
}

/// <summary>Usage that was given back.</summary>
public sealed record ReversalEntry
{
    /// <summary>The entry's id.</summary>
    public string EntryId { get => field ?? ""; init; }

    /// <summary>The entry's place in the account's ledger.</summary>
    public long Seq { get; init; }

    /// <summary>The account.</summary>
    public string Account { get => field ?? ""; init; }

    /// <summary>The entry that was reversed.</summary>
    public string? Reversed { get; init; }

    /// <summary>The credit type, or null.</summary>
    public string? CreditType { get; init; }

    /// <summary>Credits that were given back.</summary>
    public decimal Amount { get; init; }

    /// <summary>To which grants.</summary>
    public IReadOnlyList<GrantAmount> Grants { get => field ?? []; init; }

    /// <summary>The meter, or null.</summary>
    public string? Meter { get; init; }

    /// <summary>Units that were taken back.</summary>
    public decimal? Quantity { get; init; }

    /// <summary>The meter's count after this.</summary>
    public decimal? MeterCount { get; init; }

    /// <summary>The balances that it moved, by credit type, as they are after it.</summary>
    public IReadOnlyDictionary<string, Balance> Balances { get => field ?? NoBalances.All; init; }
}
