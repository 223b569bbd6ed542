namespace Billing.Client;

/// <summary>When a balance is low: a percentage of the cycle's credits, or an amount.</summary>
public sealed record AlertRule
{
    /// <summary>The credit type's code.</summary>
    public required string CreditType { get; init; }

    /// <summary>Percent of what the plan grants each cycle, 1 to 100.</summary>
    public int? ThresholdPercent { get; init; }

    /// <summary>An amount instead.</summary>
    public decimal? Threshold { get; init; }

    /// <summary>By how much the balance must rise above the threshold before it is told again.</summary>
    public decimal? Hysteresis { get; init; }

    /// <summary>The least time between two notices, in seconds.</summary>
    public int? MinIntervalSeconds { get; init; }

    /// <summary><c>settled</c> (the default) or <c>available</c>.</summary>
    public string? Basis { get; init; }
}

/// <summary>A rule that was set or cleared.</summary>
/// <param name="Account">The account.</param>
/// <param name="CreditType">The credit type.</param>
/// <param name="Seq">The account's newest entry.</param>
public sealed record AlertSet(string Account, string CreditType, long Seq);
