namespace Billing.Client;

/// <summary>What became of one item of a batch: an entry, or a refusal with what a call of its own would say.</summary>
public sealed record UsageBatchLine
{
    /// <summary>The status that a call of its own would have had: 201, 402, 503 ...</summary>
    public int Status { get; init; }

    /// <summary>Whether it was admitted.</summary>
    public bool IsOk => Status is 200 or 201;

    /// <summary>The entry's place in the account's ledger; 0 where it was refused.</summary>
    public long Seq { get; init; }

    /// <summary>Whether its key had taken effect before.</summary>
    public bool Replayed { get; init; }

    /// <summary>The code of a refusal, or null; <see cref="BillingCodes"/> has them.</summary>
    public string? Code { get; init; }

    /// <summary>The refusal in a sentence, or null.</summary>
    public string? Detail { get; init; }

    /// <summary>The field of the item at fault.</summary>
    public string? Field { get; init; }

    /// <summary>The credit type that was short.</summary>
    public string? CreditType { get; init; }

    /// <summary>What there was of it.</summary>
    public decimal? Available { get; init; }

    /// <summary>What was needed of it.</summary>
    public decimal? Required { get; init; }

    /// <summary>The meter whose limit was reached.</summary>
    public string? Meter { get; init; }

    /// <summary>That limit, units a period.</summary>
    public decimal? Limit { get; init; }

    /// <summary>What was counted of it in the period.</summary>
    public decimal? Count { get; init; }

    /// <summary>Start of that period, UTC.</summary>
    public DateTimeOffset? PeriodStart { get; init; }

    /// <summary>Its end, exclusive.</summary>
    public DateTimeOffset? PeriodEnd { get; init; }

    /// <summary>Plans with a higher limit, lowest tier first.</summary>
    public IReadOnlyList<PlanUpgrade> Upgrades { get => field ?? []; init; }

    /// <summary>Every rule that said no, in the order tried.</summary>
    public IReadOnlyList<RefusalReason> Reasons { get => field ?? []; init; }
}
