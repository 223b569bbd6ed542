using System.Text.Json.Serialization;

namespace Billing.Client;

/// <summary>The plan that an account is on.</summary>
/// <param name="Slug">The plan, or null where there is none.</param>
/// <param name="Name">Its name.</param>
/// <param name="Version">Its version in the catalog.</param>
/// <param name="Tier">Its place among the plans.</param>
/// <param name="Source"><c>subscription</c>, <c>manual</c>, <c>default</c>: what put the account on it.</param>
/// <param name="Period">The current period.</param>
/// <param name="Next">The plan from the next period on, where it is another one.</param>
/// <param name="Meters">What the plan says of each meter, and what is left.</param>
public sealed record PlanState(
    string? Slug,
    string? Name,
    int? Version,
    int? Tier,
    string Source,
    Period Period,
    NextPlan? Next,
    IReadOnlyList<PlanMeterState> Meters);

/// <summary>A span of time, the end exclusive, UTC (SEMANTICS D1).</summary>
/// <param name="Start">Its first moment.</param>
/// <param name="End">The first moment after it.</param>
public sealed record Period(DateTimeOffset Start, DateTimeOffset End);

/// <summary>The plan from the next period on.</summary>
/// <param name="Slug">Its slug; null for none.</param>
public sealed record NextPlan(string? Slug);

/// <summary>A meter in an account's plan.</summary>
/// <param name="Meter">The meter's code.</param>
/// <param name="Count">Units in the period so far.</param>
/// <param name="Included">Units that the plan includes each period.</param>
/// <param name="IncludedLeft">What is left of them.</param>
/// <param name="Limit">The most units a period, or null.</param>
/// <param name="LimitMode"><c>hard</c>, <c>soft</c> or <c>none</c> (SEMANTICS D2).</param>
/// <param name="Remaining">What is left of the limit, or null.</param>
/// <param name="Overage"><c>block</c>, <c>bill</c> or <c>deficit</c>: what happens beyond.</param>
public sealed record PlanMeterState(
    string Meter,
    decimal Count,
    decimal Included,
    decimal IncludedLeft,
    decimal? Limit,
    string LimitMode,
    decimal? Remaining,
    string Overage);

/// <summary>A change of plan.</summary>
public sealed record PlanChange
{
    /// <summary>The plan's slug; null is the default plan.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public required string? Plan { get; init; }

    /// <summary><c>now</c> (the default) or <c>renewal</c>.</summary>
    public string? Effective { get; init; }

    /// <summary>
    /// <c>top_up_difference</c> (the default), <c>full_new</c>, <c>prorate</c> or <c>none</c> (SEMANTICS D7).
    /// </summary>
    public string? Credits { get; init; }

    /// <summary>Why, for the ledger.</summary>
    public string? Reason { get; init; }

    /// <summary>What the caller hangs on the entry: at most 50 texts of at most 500 characters.</summary>
    public IReadOnlyDictionary<string, string>? Metadata { get; init; }
}

/// <summary>A plan that was changed.</summary>
/// <param name="Account">The account.</param>
/// <param name="Seq">The entry that says so.</param>
/// <param name="From">The plan before, or null.</param>
/// <param name="Plan">The plan it is to be.</param>
/// <param name="Effective"><c>now</c> or <c>renewal</c>.</param>
/// <param name="Period">The period that began with it, or null.</param>
public sealed record PlanChanged(
    string Account, long Seq, string? From, string? Plan, string Effective, Period? Period);
