using System.Globalization;
using Billing.Contracts.Catalog;

namespace Billing.Api.Compat.Dodo;

/// <summary>A credit type as Dodo's clients know one.</summary>
/// <param name="Id">Its code.</param>
/// <param name="Name">For people.</param>
/// <param name="Unit">What one of it is called.</param>
/// <param name="Precision">Decimal places.</param>
/// <param name="ExpiresAfterDays">The rule for grants that name none; null for another rule than so many days.</param>
/// <param name="OverageEnabled">Never here: it belongs to the plan.</param>
/// <param name="OverageBehavior">What happens to a deficit: the next free credits pay it off.</param>
/// <param name="RolloverEnabled">Never here: it belongs to the plan.</param>
/// <param name="Deleted">Whether new grants are refused.</param>
/// <param name="CreatedAt">When it was made.</param>
internal sealed record EntitlementAnswer(
    string Id,
    string Name,
    string Unit,
    int Precision,
    int? ExpiresAfterDays,
    bool OverageEnabled,
    string OverageBehavior,
    bool RolloverEnabled,
    bool Deleted,
    DateTime CreatedAt)
{
    private const string DaysRule = "days:";

    public static EntitlementAnswer Of(CreditTypeView view) => new(
        view.Code,
        view.Name,
        view.Unit,
        view.Precision,
        view.DefaultExpiry.StartsWith(DaysRule, StringComparison.Ordinal)
            ? int.Parse(view.DefaultExpiry.AsSpan(DaysRule.Length), CultureInfo.InvariantCulture)
            : null,
        false,
        "carry_deficit_auto_repay",
        false,
        view.Archived,
        view.CreatedAt);
}
