using System.Diagnostics.CodeAnalysis;
using Billing.Contracts.Catalog;
using Billing.Domain.Accounts;

namespace Billing.Grains.Catalog;

/// <summary>
/// The one spelling of a plan's lines, so that the same content is the same version however it was written. What cannot
/// be read stays as it is, for its reader to refuse.
/// </summary>
internal static class PlanSpelling
{
    /// <summary>A credit line with defaults filled in, but for the expiry that only its credit type knows.</summary>
    public static PlanCreditLine Of(PlanCreditLine line) => line with
    {
        Amount = Amount(line.Amount),
        Expires = Expires(line.Expires),
        Priority = line.Priority ?? GrantTerms.DefaultPriority,
        Rollover = line.Rollover is { } rollover
            ? rollover with { Window = Expires(rollover.Window), Cap = Amount(rollover.Cap) }
            : null,
    };

    /// <summary>A meter line with defaults filled in.</summary>
    public static PlanMeterLine Of(PlanMeterLine line) => line with
    {
        Included = Amount(line.Included ?? "0"),
        Limit = Amount(line.Limit),
        LimitMode = line.LimitMode ?? "none",
        Cost = line.Cost is { } cost ? cost with { Amount = Amount(cost.Amount) } : null,
        Overage = line.Overage ?? "block",
        OverageCap = Amount(line.OverageCap),
    };

    /// <summary>The one spelling of an amount.</summary>
    [return: NotNullIfNotNull(nameof(text))]
    public static string? Amount(string? text) => text is null ? null : MeterCost.Canonical(text) ?? text;

    /// <summary>The one spelling of a rule of expiry.</summary>
    [return: NotNullIfNotNull(nameof(text))]
    public static string? Expires(string? text) =>
        text is not null && Expiry.Read(text) is { } expiry ? CreditTypeContent.NameOf(expiry) : text;
}
