using System.Text.Json.Serialization;

namespace Billing.Api.Compat.BillingPaths;

/// <summary>GET /billing/usage: Ampout's fields by period, and PushMail's by month under <c>data</c>.</summary>
internal sealed record UsageUnion(
    [property: JsonPropertyName("monthly_limit")] ExactNumber? MonthlyLimit,
    PeriodSends Current,
    IReadOnlyList<PeriodSends> History,
    UsagePage Data);

/// <summary>Sends in a period; <c>period_end</c> is its last second (SEMANTICS D1).</summary>
internal sealed record PeriodSends(
    [property: JsonPropertyName("period_start")] DateTime PeriodStart,
    [property: JsonPropertyName("period_end")] DateTime PeriodEnd,
    [property: JsonPropertyName("sends_count")] ExactNumber? SendsCount);

/// <summary>What was sent and what it cost.</summary>
/// <param name="CreditBalance">What can be spent, in whole cents; null where no credit type is money.</param>
/// <param name="Plan">The plan's slug, or null.</param>
/// <param name="CurrentMonth">This month.</param>
/// <param name="History">The months before, newest first, at most 12; none from before the account was opened.</param>
internal sealed record UsagePage(
    long? CreditBalance, string? Plan, CurrentMonth CurrentMonth, IReadOnlyList<MonthSends> History);

/// <summary>This month.</summary>
/// <param name="Month">Such as <c>2026-03</c>, UTC.</param>
/// <param name="EmailsSent">Sends in it; null where the catalog does not say what a send is.</param>
/// <param name="TotalCostCents">Money credits that it consumed, in the nearest whole cents.</param>
/// <param name="CurrentRateCents">What a send beyond the included ones costs, parts of a cent included.</param>
internal sealed record CurrentMonth(string Month, ExactNumber? EmailsSent, long TotalCostCents, ExactNumber CurrentRateCents);

/// <summary>A month that is over.</summary>
internal sealed record MonthSends(string Month, ExactNumber? EmailsSent, long TotalCostCents);
