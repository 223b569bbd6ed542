namespace Billing.Client;

/// <summary>Usage that was admitted, and what it took.</summary>
public record UsageEffect
{
    /// <summary>The account.</summary>
    public string Account { get => field ?? ""; init; }

    /// <summary>The meter, or null where credits were taken directly.</summary>
    public string? Meter { get; init; }

    /// <summary>Units that were admitted.</summary>
    public decimal? Quantity { get; init; }

    /// <summary>What was asked for, where only a part of it was admitted.</summary>
    public decimal? Requested { get; init; }

    /// <summary>Units that the plan included.</summary>
    public decimal? Included { get; init; }

    /// <summary>Which grants paid, in the order in which they were spent.</summary>
    public IReadOnlyList<ConsumedGrant> Consumed { get => field ?? []; init; }

    /// <summary>Units that are billed afterwards.</summary>
    public decimal? Overage { get; init; }

    /// <summary>Credits that the account now owes, or null.</summary>
    public decimal? Deficit { get; init; }

    /// <summary>What it cost in credits; null where it cost none.</summary>
    public Credits? Cost { get; init; }

    /// <summary>The balances that it moved, by credit type, as they are after it.</summary>
    public IReadOnlyDictionary<string, Balance> Balances { get => field ?? NoBalances.All; init; }

    /// <summary>The meter's period and its count after this.</summary>
    public UsagePeriod? Period { get; init; }
}

/// <summary>The ledger entry of a usage.</summary>
public sealed record UsageEntry : UsageEffect
{
    /// <summary>The entry's id.</summary>
    public string EntryId { get => field ?? ""; init; }

    /// <summary>The entry's place in the account's ledger.</summary>
    public long Seq { get; init; }
}

/// <summary>Whether usage would be admitted.</summary>
public sealed record UsageCheck : UsageEffect
{
    /// <summary>Whether it would be.</summary>
    public bool Allowed { get; init; }

    /// <summary>The code of the refusal, or null.</summary>
    public string? Code { get; init; }

    /// <summary>The refusal in a sentence, or null.</summary>
    public string? Detail { get; init; }

    /// <summary>Every rule that said no, in the order tried.</summary>
    public IReadOnlyList<RefusalReason> Reasons { get => field ?? []; init; }
}

/// <summary>A grant that paid.</summary>
/// <param name="GrantId">The grant.</param>
/// <param name="CreditType">Its credit type.</param>
/// <param name="Amount">What it paid.</param>
public sealed record ConsumedGrant(string GrantId, string CreditType, decimal Amount);

/// <summary>An amount of a credit type.</summary>
/// <param name="CreditType">The credit type's code.</param>
/// <param name="Amount">How much of it.</param>
public sealed record Credits(string CreditType, decimal Amount);

/// <summary>A meter's period.</summary>
/// <param name="Start">Start, UTC.</param>
/// <param name="End">End, exclusive.</param>
/// <param name="MeterCount">Units counted in it.</param>
public sealed record UsagePeriod(DateTimeOffset Start, DateTimeOffset End, decimal MeterCount);

/// <summary>What became of a batch.</summary>
/// <param name="Results">One for each item, in order.</param>
public sealed record UsageBatchResult(IReadOnlyList<UsageBatchLine> Results);
