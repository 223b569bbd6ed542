namespace Billing.Client;

/// <summary>Usage: a quantity of a meter, which the account's plan prices, or an amount of a credit type.</summary>
public record UsageRequest
{
    /// <summary>The meter's code; with <see cref="Quantity"/>.</summary>
    public string? Meter { get; init; }

    /// <summary>Units of the meter, more than 0, in its precision.</summary>
    public decimal? Quantity { get; init; }

    /// <summary>The credit type's code, where no meter is named; with <see cref="Amount"/>.</summary>
    public string? CreditType { get; init; }

    /// <summary>Credits to take, more than 0, in the type's precision.</summary>
    public decimal? Amount { get; init; }

    /// <summary>Why, for the ledger.</summary>
    public string? Reason { get; init; }

    /// <summary>What the caller hangs on the entry: at most 50 texts of at most 500 characters.</summary>
    public IReadOnlyDictionary<string, string>? Metadata { get; init; }

    /// <summary>When it happened, where that is not now.</summary>
    public DateTimeOffset? OccurredAt { get; init; }

    /// <summary>Whether a part is better than nothing (SEMANTICS A3).</summary>
    public bool? AllowPartial { get; init; }
}

/// <summary>One usage of a batch.</summary>
public sealed record UsageBatchItem : UsageRequest
{
    /// <summary>The account that used it.</summary>
    public required string Account { get; init; }

    /// <summary>
    /// The key of this usage, best the id of your own operation: a batch whose answer was lost is sent again with the
    /// same keys, and counts once.
    /// </summary>
    public required string IdempotencyKey { get; init; }
}

/// <summary>A batch as it is sent.</summary>
internal sealed record UsageBatchRequest(IReadOnlyList<UsageBatchItem> Items);
