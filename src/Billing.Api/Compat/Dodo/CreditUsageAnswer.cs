using Billing.Contracts;
using Billing.Contracts.Accounts;
using Billing.Contracts.Catalog;
using Billing.Domain.Values;

namespace Billing.Api.Compat.Dodo;

/// <summary>The credits of a subscription.</summary>
internal sealed record CreditUsageAnswer(
    string SubscriptionId,
    [property: System.Text.Json.Serialization.JsonPropertyName("items")] IReadOnlyList<CreditUsage> Credits);

/// <summary>One credit type.</summary>
/// <param name="CreditEntitlementId">Its code.</param>
/// <param name="CreditEntitlementName">For people.</param>
/// <param name="Unit">What one of it is called.</param>
/// <param name="Balance">What can be spent; decimal text.</param>
/// <param name="Overage">What the account owes; decimal text.</param>
/// <param name="OverageEnabled">Whether the plan lets it owe.</param>
/// <param name="OverageLimit">How much at most; null for no limit, or where it may owe nothing.</param>
/// <param name="RemainingHeadroom">How much more it may owe; null where <paramref name="OverageLimit"/> is.</param>
/// <param name="LimitReached">Whether the next unit is refused.</param>
internal sealed record CreditUsage(
    string CreditEntitlementId,
    string CreditEntitlementName,
    string Unit,
    string Balance,
    string Overage,
    bool OverageEnabled,
    string? OverageLimit,
    string? RemainingHeadroom,
    bool LimitReached)
{
    private const string Deficit = "deficit";

    public static CreditUsage Of(CreditTypeView type, CreditReply? credit, PlanView? plan)
    {
        var line = plan?.Meters.FirstOrDefault(meter => meter.Overage == Deficit && meter.Cost?.CreditType == type.Code);
        var available = credit?.Available ?? new Amount(0, type.Precision);
        var owed = Math.Max(0, -(credit?.Settled.Value ?? 0));
        long? limit = line?.OverageCap is { } cap && Units.Read(cap, type.Precision, out var units) == UnitsFault.None
            ? units.Value
            : null;
        var headroom = limit is { } most ? Math.Max(0, most - owed) : (long?)null;
        return new CreditUsage(
            type.Code,
            type.Name,
            type.Unit,
            available.ToString(),
            new Amount(owed, type.Precision).ToString(),
            line is not null,
            Text(limit),
            Text(headroom),
            available.Value <= 0 && (line is null || headroom == 0));

        string? Text(long? amount) => amount is { } value ? new Amount(value, type.Precision).ToString() : null;
    }
}
