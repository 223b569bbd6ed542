namespace Billing.Contracts.Catalog;

/// <summary>What a cycle of a plan costs.</summary>
/// <param name="AmountMinor">In the currency's smallest unit; 0 or more.</param>
/// <param name="Currency">ISO 4217 in lower case.</param>
/// <param name="Interval"><c>month</c> or <c>year</c>.</param>
[GenerateSerializer, Alias("billing.plan_price"), Immutable]
public sealed record PlanPriceLine(
    [property: Id(0)] long AmountMinor, [property: Id(1)] string Currency, [property: Id(2)] string Interval);

/// <summary>Credits that each cycle of a plan grants. Its names are also those of the stored JSON.</summary>
/// <param name="CreditType">The credit type.</param>
/// <param name="Amount">Decimal text, more than 0.</param>
/// <param name="Expires"><c>days:N</c>, <c>period_end</c> or <c>never</c>; null for the credit type's default.</param>
/// <param name="Priority">0 to 100, lower burns first; null for the default.</param>
/// <param name="LowBalancePercent">Below this share of the amount the account is told; 1 to 100, or null.</param>
/// <param name="Rollover">What happens to the rest, or null where all of it expires.</param>
[GenerateSerializer, Alias("billing.plan_credit"), Immutable]
public sealed record PlanCreditLine(
    [property: Id(0)] string CreditType,
    [property: Id(1)] string Amount,
    [property: Id(2)] string? Expires,
    [property: Id(3)] int? Priority,
    [property: Id(4)] int? LowBalancePercent,
    [property: Id(5)] PlanRolloverLine? Rollover);

/// <summary>How the rest of a grant rolls over. Its names are also those of the stored JSON.</summary>
/// <param name="Percent">Share of what is left that rolls over; 1 to 100.</param>
/// <param name="MaxCount">How often the same credits may roll over; 1 to 120.</param>
/// <param name="Window">How long the new grant lives: <c>days:N</c>, <c>period_end</c> or <c>never</c>.</param>
/// <param name="Cap">The most that one rollover keeps, decimal text; null for no cap.</param>
[GenerateSerializer, Alias("billing.plan_rollover"), Immutable]
public sealed record PlanRolloverLine(
    [property: Id(0)] int Percent,
    [property: Id(1)] int MaxCount,
    [property: Id(2)] string Window,
    [property: Id(3)] string? Cap);

/// <summary>How a plan counts, limits and charges a meter. Its names are also those of the stored JSON.</summary>
/// <param name="Meter">The meter's code.</param>
/// <param name="Included">Quantity a period that costs nothing, decimal text; null for 0.</param>
/// <param name="Limit">Quantity a period that is admitted, decimal text; null for no limit.</param>
/// <param name="LimitMode"><c>none</c>, <c>soft</c> or <c>hard</c>; null for none.</param>
/// <param name="Cost">What a unit beyond the included ones costs, or null where the meter only counts.</param>
/// <param name="Overage"><c>block</c>, <c>bill</c> or <c>deficit</c>; null for block.</param>
/// <param name="OverageCap">
/// The most overage, decimal text: a quantity under bill, credits under deficit; null for no cap.
/// </param>
[GenerateSerializer, Alias("billing.plan_meter"), Immutable]
public sealed record PlanMeterLine(
    [property: Id(0)] string Meter,
    [property: Id(1)] string? Included,
    [property: Id(2)] string? Limit,
    [property: Id(3)] string? LimitMode,
    [property: Id(4)] PlanCostLine? Cost,
    [property: Id(5)] string? Overage,
    [property: Id(6)] string? OverageCap);

/// <summary>What one whole unit of a meter costs under a plan.</summary>
/// <param name="CreditType">The credit type charged.</param>
/// <param name="Amount">Decimal text, more than 0.</param>
[GenerateSerializer, Alias("billing.plan_cost"), Immutable]
public sealed record PlanCostLine([property: Id(0)] string CreditType, [property: Id(1)] string Amount);
