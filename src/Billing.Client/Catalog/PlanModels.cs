namespace Billing.Client;

/// <summary>What changes of a plan; null stays.</summary>
public record PlanPatch
{
    /// <summary>Its name.</summary>
    public string? Name { get; init; }

    /// <summary>Its place among the plans; higher is more.</summary>
    public int? Tier { get; init; }

    /// <summary>Whether everybody may buy it.</summary>
    public bool? Public { get; init; }

    /// <summary>What it costs; null is free.</summary>
    public PlanPrice? Price { get; init; }

    /// <summary>The price at Stripe, or null.</summary>
    public string? StripePriceId { get; init; }

    /// <summary>Which periods count, where it has no price.</summary>
    public string? Periods { get; init; }

    /// <summary>Credits of each cycle.</summary>
    public IReadOnlyList<PlanCredit>? Credits { get; init; }

    /// <summary>What it says of each meter.</summary>
    public IReadOnlyList<PlanMeter>? Meters { get; init; }

    /// <summary>Sentences for a price list.</summary>
    public IReadOnlyList<string>? Features { get; init; }
}

/// <summary>A plan to make.</summary>
public sealed record NewPlan : PlanPatch
{
    /// <summary>Its slug.</summary>
    public required string Slug { get; init; }
}

/// <summary>A plan.</summary>
public sealed record Plan : PlanPatch
{
    /// <summary>Its slug.</summary>
    public string Slug { get => field ?? ""; init; }

    /// <summary>Whether it is off sale.</summary>
    public bool Archived { get; init; }

    /// <summary>Its version.</summary>
    public int Version { get; init; }

    /// <summary>When this version was made, UTC.</summary>
    public DateTimeOffset CreatedAt { get; init; }
}

/// <summary>What a plan costs.</summary>
/// <param name="AmountMinor">In the currency's smallest unit.</param>
/// <param name="Currency">Such as <c>usd</c>.</param>
/// <param name="Interval"><c>month</c> or <c>year</c>.</param>
public sealed record PlanPrice(long AmountMinor, string Currency, string Interval);

/// <summary>Credits that a plan grants each cycle.</summary>
public sealed record PlanCredit
{
    /// <summary>The credit type's code.</summary>
    public required string CreditType { get; init; }

    /// <summary>How many.</summary>
    public required decimal Amount { get; init; }

    /// <summary><c>days:N</c>, <c>period_end</c> or <c>never</c>; null is the credit type's default.</summary>
    public string? Expires { get; init; }

    /// <summary>Lower is spent first.</summary>
    public int? Priority { get; init; }

    /// <summary>Below how many percent of the amount the balance is low.</summary>
    public int? LowBalancePercent { get; init; }

    /// <summary>What becomes of the rest when the cycle is over; null lets it expire.</summary>
    public PlanRollover? Rollover { get; init; }
}

/// <summary>What becomes of the rest of a cycle's credits (SEMANTICS A8).</summary>
public sealed record PlanRollover
{
    /// <summary>How much rolls over, 1 to 100 percent.</summary>
    public required int Percent { get; init; }

    /// <summary>How often the same credits may.</summary>
    public required int MaxCount { get; init; }

    /// <summary>How long they live then: <c>days:N</c> or <c>period_end</c>.</summary>
    public required string Window { get; init; }

    /// <summary>The most that rolls over, or null.</summary>
    public decimal? Cap { get; init; }
}

/// <summary>What a plan says of a meter.</summary>
public sealed record PlanMeter
{
    /// <summary>The meter's code.</summary>
    public required string Meter { get; init; }

    /// <summary>Units that cost nothing each period.</summary>
    public decimal? Included { get; init; }

    /// <summary>The most units a period, or null.</summary>
    public decimal? Limit { get; init; }

    /// <summary><c>hard</c>, <c>soft</c> or <c>none</c> (SEMANTICS D2).</summary>
    public string? LimitMode { get; init; }

    /// <summary>What a unit costs beyond what is included; null only counts.</summary>
    public Credits? Cost { get; init; }

    /// <summary><c>block</c>, <c>bill</c> or <c>deficit</c>: what happens when credits are short.</summary>
    public string? Overage { get; init; }

    /// <summary>
    /// The most overage, or null: units a period under <c>bill</c>, credits owed under <c>deficit</c>.
    /// </summary>
    public decimal? OverageCap { get; init; }
}
